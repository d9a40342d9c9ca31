import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { newCtx, systemActor, type App } from "../src/server/kernel/ctx.ts";
import { openImap } from "../src/server/mail/adapters/imap.ts";
import { createMailbox } from "../src/server/mail/index.ts";
import { imapAccount, type MailboxRow } from "../src/server/mail/mailboxes/open-account.ts";
import { readWaiting } from "../src/server/mail/packs/read-past.ts";
import { LetterReader } from "../src/server/mail/parsing/parse-letter.ts";
import { mailboxById } from "../src/server/mail/mailboxes/store.ts";
import { syncMailbox } from "../src/server/mail/sync/sync-mailbox.ts";
import { newFirm, openFirm } from "../test/firm.ts";
import { startDovecot, type Dovecot } from "../test/mail/dovecot.ts";
import { manyLetters } from "./many-letters.ts";

const LETTERS = 50_000;
const LOOK_EVERY_MS = 250;
const MB = 1024 * 1024;

export interface MailImport {
  letters: number;
  /** Letters a second: whole import, and imapflow alone fetching the same letters and throwing them away. */
  imported: number;
  fetched: number;
  /** Imported against fetched; the goal is a third. */
  share: number;
  /** Letters a second of what follows by itself: bodies, files, words to search by. */
  readThrough: number;
  /** What the program held of the heap after rubbish was thrown away, at a fifth of the way and at its end, MB. */
  heapMb: { early: number; late: number };
  rssMb: { early: number; late: number };
}

/** The first import of a mailbox of 50,000 letters from a Dovecot beside it, into PostgreSQL and files. */
export async function measureMail(server: string, letters = LETTERS): Promise<MailImport> {
  const dovecot = await startDovecot();
  const firm = await newFirm({ server });
  try {
    const user = dovecot.user("bench");
    dovecot.fill(user, manyLetters(letters));
    const { app, close } = await openFirm(firm.settings, { pool: 4 });
    try {
      await app.jobs.start(app);
      const mailbox = await connect(app, dovecot, user);
      // The server numbers its letters at the first look; neither side is to pay for it.
      await fetchAlone(app, mailbox);
      const before = await fetchAlone(app, mailbox);
      const imported = await importAll(app, mailbox, letters);
      const after = await fetchAlone(app, mailbox);
      const readMs = await readAll(app, letters);
      const fetched = letters / ((before + after) / 2 / 1000);
      const rate = letters / (imported.ms / 1000);
      return {
        letters,
        imported: rate,
        fetched,
        share: rate / fetched,
        readThrough: letters / (readMs / 1000),
        heapMb: imported.heapMb,
        rssMb: imported.rssMb,
      };
    } finally {
      await close();
    }
  } finally {
    await firm.drop();
    await dovecot.close();
  }
}

async function connect(app: App, dovecot: Dovecot, user: string): Promise<MailboxRow> {
  const server = { host: "127.0.0.1", port: dovecot.port, security: "plain" as const };
  const ctx = newCtx(app, systemActor);
  const { id } = await createMailbox(ctx, {
    name: "Bench",
    address: `${user}@firma.test`,
    kind: "shared",
    ownerId: null,
    sharedWith: [],
    imap: server,
    smtp: server,
    login: user,
    smtpLogin: null,
    password: dovecot.password,
    certificate: null,
    sentFolder: null,
    importDays: 3650,
    signature: "",
    tracks: false,
    forRobots: false,
    limits: { perHour: 500, perDay: 3000, recipients: 100, bytes: 25_000_000 },
    isOn: true,
  });
  return mailboxById(ctx, id);
}

/** Milliseconds for everything, by one command, thrown away as it comes. */
async function fetchAlone(app: App, mailbox: MailboxRow): Promise<number> {
  const { client } = await openImap(imapAccount(app, mailbox));
  await client.mailboxOpen("INBOX", { readOnly: true });
  const start = performance.now();
  let bytes = 0;
  for await (const one of client.fetch(
    "1:*",
    { uid: true, flags: true, internalDate: true, source: true },
    { uid: true },
  ))
    bytes += one.source?.length ?? 0;
  const ms = performance.now() - start;
  client.close();
  if (bytes === 0) throw new Error("nothing was fetched");
  return ms;
}

async function importAll(app: App, mailbox: MailboxRow, letters: number) {
  const collect = collector();
  const reader = new LetterReader();
  // The program's threads stand open before a mailbox is looked at, as imapflow is warm from its own fetches.
  await reader.warm();
  const { client } = await openImap(imapAccount(app, mailbox));
  const early = { heap: 0, rss: 0 };
  const start = performance.now();
  let paused = 0;
  // Two looks at the memory, and the time they take is not the import's.
  const timer = setInterval(() => {
    void (async () => {
      const row = await app.database.db
        .selectFrom("mail_folders")
        .select("import_done")
        .where("mailbox_id", "=", mailbox.id)
        .where("role", "=", "inbox")
        .executeTakeFirst();
      if (early.heap > 0 || (row?.import_done ?? 0) < letters / 5) return;
      const at = performance.now();
      Object.assign(early, look(collect));
      paused += performance.now() - at;
    })();
  }, LOOK_EVERY_MS);
  await syncMailbox({ ctx: newCtx(app, systemActor), client, mailbox, reader, mayGoOn: () => true, compares: false });
  const ms = performance.now() - start - paused;
  clearInterval(timer);
  const late = look(collect);
  client.close();
  await reader.stop();
  const row = await app.database.db
    .selectFrom("letters")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("mailbox_id", "=", mailbox.id)
    .executeTakeFirstOrThrow();
  if (Number(row.n) !== letters) throw new Error(`${row.n} letters of ${letters} came`);
  return { ms, heapMb: { early: early.heap, late: late.heap }, rssMb: { early: early.rss, late: late.rss } };
}

async function readAll(app: App, letters: number): Promise<number> {
  const reader = new LetterReader();
  await reader.warm();
  const start = performance.now();
  await readWaiting(app, reader, () => true);
  const ms = performance.now() - start;
  await reader.stop();
  const row = await app.database.db
    .selectFrom("letter_bodies")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  if (Number(row.n) !== letters) throw new Error(`${row.n} letters of ${letters} were read through`);
  return ms;
}

function look(collect: () => void): { heap: number; rss: number } {
  collect();
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed / MB, rss: rss / MB };
}

function collector(): () => void {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as () => void; // what the flag above has just put there
}
