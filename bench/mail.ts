import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { newCtx, systemActor, type App } from "../src/server/kernel/ctx.ts";
import { openImap } from "../src/server/mail/adapters/imap.ts";
import { createMailbox } from "../src/server/mail/index.ts";
import { imapAccount, type MailboxRow } from "../src/server/mail/mailboxes/open-account.ts";
import { LetterReader } from "../src/server/mail/parsing/parse-letter.ts";
import { mailboxById } from "../src/server/mail/mailboxes/store.ts";
import { syncMailbox } from "../src/server/mail/sync/sync-mailbox.ts";
import { newFirm, openFirm } from "../test/firm.ts";
import { startDovecot, type Dovecot } from "../test/mail/dovecot.ts";

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
      const fetched = letters / ((before + after) / 2 / 1000);
      const rate = letters / (imported.ms / 1000);
      return {
        letters,
        imported: rate,
        fetched,
        share: rate / fetched,
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

function look(collect: () => void): { heap: number; rss: number } {
  collect();
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed / MB, rss: rss / MB };
}

function collector(): () => void {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as () => void; // what the flag above has just put there
}

/** As a firm's mailbox has them: mostly words, half of them with HTML, each tenth with a small file, some in threads. */
function* manyLetters(count: number): Generator<string> {
  const words =
    "Здравствуйте! Высылаю документы по делу, просьба подтвердить получение и назвать дату заседания. ".repeat(8);
  const scan = Buffer.alloc(24_000, 7).toString("base64").replaceAll(/.{76}/g, "$&\r\n");
  for (let i = 0; i < count; i += 1) {
    const head = `From: =?UTF-8?B?${Buffer.from(`Клиент ${i % 900}`).toString("base64")}?= <client${i % 900}@mail.test>\r\nTo: bench@firma.test\r\nSubject: =?UTF-8?B?${Buffer.from(`Документы № ${i}`).toString("base64")}?=\r\nMessage-ID: <bench-${i}@mail.test>\r\n${i % 3 === 0 && i > 0 ? `In-Reply-To: <bench-${i - 1}@mail.test>\r\n` : ""}Date: Mon, 23 Nov 2026 10:00:00 +0700\r\nMIME-Version: 1.0\r\n`;
    const text = `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${words}${i}\r\n`;
    const html = `Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n<div><p>${words}</p><img src="https://mail.test/logo.png"></div>\r\n`;
    if (i % 10 === 0)
      yield `${head}Content-Type: multipart/mixed; boundary="m"\r\n\r\n--m\r\n${text}--m\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="scan.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\n${scan}\r\n--m--\r\n`;
    else if (i % 2 === 0)
      yield `${head}Content-Type: multipart/alternative; boundary="a"\r\n\r\n--a\r\n${text}--a\r\n${html}--a--\r\n`;
    else yield `${head}${text}`;
  }
}
