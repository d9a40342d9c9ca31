import { access } from "../../src/server/access/slice.ts";
import { applications } from "../../src/server/applications/slice.ts";
import { findOrCreateByPhone } from "../../src/server/clients/index.ts";
import { clients } from "../../src/server/clients/slice.ts";
import { makeAutomation, type FactSource, type Robot, type Trigger } from "../../src/server/automation/index.ts";
import { newCtx, systemActor, type Actor, type Slice } from "../../src/server/kernel/ctx.ts";
import { law } from "../../src/server/law/slice.ts";
import { installLaw } from "../../src/server/law/index.ts";
import { openImap } from "../../src/server/mail/adapters/imap.ts";
import { createMailbox } from "../../src/server/mail/index.ts";
import { imapAccount } from "../../src/server/mail/mailboxes/open-account.ts";
import { mailboxById } from "../../src/server/mail/mailboxes/store.ts";
import { LetterReader } from "../../src/server/mail/parsing/parse-letter.ts";
import { mail } from "../../src/server/mail/slice.ts";
import { syncMailbox } from "../../src/server/mail/sync/sync-mailbox.ts";
import { cards, installPipelines } from "../../src/server/matters/index.ts";
import { matters } from "../../src/server/matters/slice.ts";
import { notices } from "../../src/server/notices/slice.ts";
import { tasks } from "../../src/server/tasks/slice.ts";
import { uploads } from "../../src/server/uploads/slice.ts";
import { insertUser, testBase, type TestBase } from "../harness.ts";
import type { Dovecot } from "./dovecot.ts";

interface Offers extends Slice {
  robots?: readonly Robot[];
  triggers?: readonly Trigger[];
  facts?: readonly FactSource[];
}

export interface PostOffice extends TestBase {
  anna: Actor & { id: number };
  reader: LetterReader;
  /** A mailbox of the firm at the given server. */
  mailbox(more: { user: string; smtpPort?: number } & Partial<Parameters<typeof createMailbox>[1]>): Promise<number>;
  /** One whole look, as the watching process does it. */
  sync(mailboxId: number, more?: { compares?: boolean }): Promise<void>;
  client(email: string | null): Promise<number>;
  letters(mailboxId: number): ReturnType<typeof lettersOf>;
}

/** The domain with its mail, at the machine's own time: the mail server knows no other. */
export async function openPostOffice(dovecot: Dovecot): Promise<PostOffice> {
  const slices: Offers[] = [access, law, notices, uploads, clients, matters, applications, tasks, mail];
  const automation = makeAutomation({
    robots: slices.flatMap((slice) => slice.robots ?? []),
    triggers: slices.flatMap((slice) => slice.triggers ?? []),
    facts: slices.flatMap((slice) => slice.facts ?? []),
    cards,
  });
  // A minute back: what is put on the server from now on is no past.
  const base = await testBase({
    slices: [automation, ...slices],
    now: new Date(Date.now() - 60_000),
    env: { PUBLIC_URL: "http://127.0.0.1:9" },
  });
  await installLaw(base.ctx());
  await installPipelines(base.ctx());
  const anna = await insertUser(base, { name: "Анна Волкова", onShift: true });
  const reader = new LetterReader();
  let phones = 0;
  return {
    ...base,
    anna,
    reader,
    async mailbox({ user, smtpPort = 9, ...more }) {
      const { id } = await createMailbox(base.ctx(anna), {
        name: "Фирма",
        address: `${user}@firma.test`,
        kind: "shared",
        ownerId: null,
        sharedWith: [],
        imap: { host: "127.0.0.1", port: dovecot.port, security: "plain" },
        smtp: { host: "127.0.0.1", port: smtpPort, security: "plain" },
        login: user,
        smtpLogin: null,
        password: dovecot.password,
        certificate: null,
        sentFolder: null,
        importDays: 30,
        signature: "",
        tracks: false,
        forRobots: false,
        limits: { perHour: 500, perDay: 3000, recipients: 100, bytes: 25_000_000 },
        isOn: true,
        ...more,
      });
      // The test's clock may have run ahead of the server's, which dates nothing into the future.
      const now = new Date(Math.floor(Date.now() / 1000) * 1000);
      await base.app.database.db.updateTable("mailboxes").set({ started_at: now }).where("id", "=", id).execute();
      return id;
    },
    async sync(mailboxId, more = {}) {
      base.clock.moveTo(new Date());
      const row = await mailboxById(base.ctx(), mailboxId);
      const { client } = await openImap(imapAccount(base.app, row));
      try {
        const ctx = newCtx(base.app, systemActor);
        await syncMailbox({ ctx, client, mailbox: row, reader, mayGoOn: () => true, compares: more.compares ?? false });
      } finally {
        client.close();
      }
    },
    async client(email) {
      const phone = `+7913${String(7_000_000 + (phones += 1))}`;
      const { id } = await findOrCreateByPhone(base.ctx(anna), { phone, name: "Петров Иван", source: "site" });
      if (email) await base.app.database.db.updateTable("clients").set({ email }).where("id", "=", id).execute();
      return id;
    },
    letters: (mailboxId) => lettersOf(base, mailboxId),
    close: async () => {
      await reader.stop();
      await base.close();
    },
  };
}

const lettersOf = (base: TestBase, mailboxId: number) =>
  base.app.database.db.selectFrom("letters").selectAll().where("mailbox_id", "=", mailboxId).orderBy("id").execute();

/** A letter as a mail program writes it. */
export const letter = (
  more: { from?: string; to?: string; subject?: string; id?: string | null; text?: string; head?: string } = {},
): string =>
  [
    `From: ${more.from ?? "Иван Петров <ivan@mail.test>"}`,
    `To: ${more.to ?? "box@firma.test"}`,
    `Subject: ${more.subject ?? "Documents"}`,
    ...(more.id === null ? [] : [`Message-ID: ${more.id ?? `<${Math.random().toString(36).slice(2)}@mail.test>`}`]),
    "Date: Tue, 24 Nov 2026 10:00:00 +0700",
    "MIME-Version: 1.0",
    ...(more.head ? [more.head] : []),
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: 8bit",
    "",
    more.text ?? "Добрый день, высылаю документы.",
    "",
  ].join("\r\n");
