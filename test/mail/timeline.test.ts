import { afterAll, beforeAll, expect, test } from "vitest";
import { openImap } from "../../src/server/mail/adapters/imap.ts";
import { imapAccount } from "../../src/server/mail/mailboxes/open-account.ts";
import { mailboxById } from "../../src/server/mail/mailboxes/store.ts";
import { LetterReader } from "../../src/server/mail/parsing/parse-letter.ts";
import { syncMailbox } from "../../src/server/mail/sync/sync-mailbox.ts";
import { wholeProgram, type Whole } from "../whole.ts";
import { startDovecot, type Dovecot } from "./dovecot.ts";
import { letter } from "./post-office.ts";

let dovecot: Dovecot;
let whole: Whole;
const reader = new LetterReader();
beforeAll(async () => {
  dovecot = await startDovecot();
  whole = await wholeProgram({ env: { PUBLIC_URL: "http://127.0.0.1:9" } });
}, 60_000);
afterAll(async () => {
  await reader.stop();
  await whole?.close();
  await dovecot?.close();
});

type Who = Awaited<ReturnType<Whole["employee"]>>;
interface Line {
  name: string;
  letter: { id: number; subject: string } | null;
}

async function asked<T>(who: Who, method: "GET" | "POST" | "PUT", url: string, payload?: object): Promise<T> {
  const reply = await whole.http.inject({
    method,
    url,
    headers: { cookie: who.cookie },
    ...(payload ? { payload } : {}),
  });
  expect(reply.statusCode, reply.body).toBeLessThan(300);
  return reply.json<T>();
}

async function mailbox(admin: Who, user: string, more: object = {}): Promise<number> {
  const server = { host: "127.0.0.1", port: dovecot.port, security: "plain" };
  const { id } = await asked<{ id: number }>(admin, "POST", "/api/mailboxes", {
    name: "Фирма",
    address: `${user}@firma.test`,
    kind: "shared",
    imap: server,
    smtp: { ...server, port: 9 },
    login: user,
    password: dovecot.password,
    ...more,
  });
  // What is put on the server from now on is no past, whatever the test's clock says.
  await whole.app.database.db
    .updateTable("mailboxes")
    .set({ started_at: new Date(0) })
    .where("id", "=", id)
    .execute();
  return id;
}

async function look(mailboxId: number): Promise<void> {
  const row = await mailboxById(whole.ctx(), mailboxId);
  const { client } = await openImap(imapAccount(whole.app, row));
  await syncMailbox({ ctx: whole.ctx(), client, mailbox: row, reader, mayGoOn: () => true, compares: false });
  client.close();
}

const linesOf = async (who: Who, clientId: number): Promise<[string, string | null][]> =>
  (await asked<{ items: Line[] }>(who, "GET", `/api/clients/${clientId}/timeline?kind=messages`)).items.map((line) => [
    line.name,
    line.letter?.subject ?? null,
  ]);

test("a letter is one line of the card, by its coming or by a person's word; a personal one without its words", async () => {
  const admin = await whole.employee("admin");
  const manager = await whole.employee("manager");
  const user = dovecot.user("timeline");
  const shared = await mailbox(admin, user);
  await dovecot.append(user, "INBOX", letter({ from: "Ирина Белая <irina@new.test>", subject: "Первое" }));
  await look(shared);
  const { items } = await asked<{ items: { id: number }[] }>(manager, "GET", "/api/letters/unsorted");
  const first = items[0]?.id ?? 0;
  const who = { name: "Ирина Белая", phone: "+7 913 700-10-20" };
  const { clientId } = await asked<{ clientId: number }>(manager, "POST", `/api/letters/${first}/application`, who);
  expect(await linesOf(manager, clientId)).toEqual([["letter.linked", "Первое"]]);

  await dovecot.append(user, "INBOX", letter({ from: "irina@new.test", subject: "Второе" }));
  await look(shared);
  // Said once more whose the first is: its line stays one.
  await asked(manager, "PUT", `/api/letters/${first}/card`, { clientId });
  const personal = dovecot.user("own");
  const box = await mailbox(admin, personal, { kind: "personal", ownerId: manager.id });
  await dovecot.append(personal, "INBOX", letter({ from: "irina@new.test", subject: "Только менеджеру" }));
  await look(box);
  expect(await linesOf(manager, clientId)).toEqual([
    ["letter.received", "Только менеджеру"],
    ["letter.received", "Второе"],
    ["letter.linked", "Первое"],
  ]);
  expect((await linesOf(admin, clientId))[0]).toEqual(["letter.received", null]);
});

test("for one letter of nobody it is asked whose it may be", async () => {
  const admin = await whole.employee("admin");
  const user = dovecot.user("whose");
  const shared = await mailbox(admin, user);
  const text = "Это я, мой номер +7 913 700-10-20";
  await dovecot.append(user, "INBOX", letter({ from: "other@new.test", subject: "С другого ящика", text }));
  await look(shared);
  const { items } = await asked<{ items: { id: number }[] }>(admin, "GET", "/api/letters/unsorted");
  const found = await asked<{ items: object[] }>(admin, "GET", `/api/letters/${items[0]?.id ?? 0}/suggestions`);
  expect(found.items).toEqual([{ clientId: expect.any(Number), name: "Ирина Белая", why: "phone" }]);
});
