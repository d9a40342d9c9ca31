import { afterAll, beforeAll, expect, test } from "vitest";
import { newCtx, systemActor } from "../../src/server/kernel/ctx.ts";
import { listLetters } from "../../src/server/mail/letters/list-letters.ts";
import { removeLetterWhole } from "../../src/server/mail/letters/mark-letter.ts";
import { letterFile, rawLetter, readLetter } from "../../src/server/mail/letters/read-letter.ts";
import { readWaiting } from "../../src/server/mail/packs/read-past.ts";
import { startDovecot, type Dovecot } from "./dovecot.ts";
import { letter, openPostOffice, type PostOffice } from "./post-office.ts";

let dovecot: Dovecot;
let office: PostOffice;
const db = () => office.app.database.db;
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("utf8");
const system = () => newCtx(office.app, systemActor);
const readAll = () => readWaiting(office.app, office.reader, () => true);
beforeAll(async () => {
  dovecot = await startDovecot();
  office = await openPostOffice(dovecot);
});
afterAll(async () => {
  await office?.close();
  await dovecot?.close();
});

/** With a head in ASCII, as programs of today write it. */
const plain = (more: Parameters<typeof letter>[0]) => letter({ from: "Ivan <ivan@mail.test>", ...more });

const withFile = [
  "From: Court <court@mail.test>",
  "Subject: Ruling",
  "Message-ID: <ruling@mail.test>",
  "MIME-Version: 1.0",
  'Content-Type: multipart/mixed; boundary="b"',
  "",
  "--b",
  "Content-Type: text/html; charset=utf-8",
  "",
  '<p>Определение вынесено</p><img src="https://mail.test/dot.png"><script>alert(1)</script>',
  "--b",
  "Content-Type: text/plain; name=a.txt",
  "Content-Disposition: attachment; filename=a.txt",
  "Content-Transfer-Encoding: base64",
  "",
  Buffer.from("file of the ruling").toString("base64"),
  "--b--",
  "",
].join("\r\n");

/** A mailbox with letters of the past, looked at once. */
async function imported(...raws: (string | Buffer)[]) {
  const user = dovecot.user();
  const mailboxId = await office.mailbox({ user });
  for (const raw of raws) await dovecot.append(user, "INBOX", raw, ["\\Seen"], new Date(Date.now() - 5 * 86_400_000));
  await office.sync(mailboxId);
  return { user, mailboxId, letters: await office.letters(mailboxId) };
}
const packsOf = (mailboxId: number) =>
  db().selectFrom("letter_packs").selectAll().where("mailbox_id", "=", mailboxId).execute();
const bodyOf = (id: number) =>
  db().selectFrom("letter_bodies").selectAll().where("letter_id", "=", id).executeTakeFirst();

test("the past is listed and found by its heads at once, and read through afterwards as any other", async () => {
  const { mailboxId, letters } = await imported(plain({ subject: "Debts", text: "about the bailiffs" }), withFile);
  expect(letters.map((one) => [one.subject, one.files, one.raw_key])).toEqual([
    ["Debts", 0, null],
    ["Ruling", 1, null],
  ]);
  expect(letters.map((one) => one.snippet)).toEqual(["about the bailiffs", "Определение вынесено"]);
  const [pack] = await packsOf(mailboxId);
  expect(letters.every((one) => one.pack_id === pack?.id)).toBe(true);
  const found = async (q: string) => (await listLetters(system(), { view: "all", mailboxId, q })).items.length;
  expect([await found("debts"), await found("bailiffs")]).toEqual([1, 0]);
  expect(await readAll()).toBe(1);
  expect(await found("bailiffs")).toBe(1);
  const [debts, ruling] = await office.letters(mailboxId);
  expect(text(await office.app.files.get(ruling?.raw_key ?? ""))).toBe(withFile);
  expect(debts?.pack_id).toBeNull();
  expect(await bodyOf(ruling?.id ?? 0)).toMatchObject({ has_remote: true });
  expect((await bodyOf(ruling?.id ?? 0))?.html).not.toContain("script");
  expect(await packsOf(mailboxId)).toEqual([]);
  await expect(office.app.files.get(pack?.file_key ?? "")).rejects.toThrow();
});

test("a letter of the past opens before its turn: its words, its file and the letter as it came", async () => {
  const { mailboxId, letters } = await imported(plain({ text: "waits" }), withFile);
  const id = letters[1]?.id ?? 0;
  expect(await readLetter(system(), id)).toMatchObject({ hasHtml: true, text: "Определение вынесено" });
  const file = await letterFile(system(), id, 1);
  expect(text(await office.app.files.get(file.key))).toBe("file of the ruling");
  expect(text(await office.app.files.get((await rawLetter(system(), id)).key))).toBe(withFile);
  expect(await bodyOf(letters[0]?.id ?? 0)).toBeUndefined();
  await readAll();
  expect((await bodyOf(letters[0]?.id ?? 0))?.text).toContain("waits");
  expect(await packsOf(mailboxId)).toEqual([]);
});

test("one that is removed before its turn is not read through, and its pack goes with the others", async () => {
  const { mailboxId, letters } = await imported(plain({ text: "stays" }), plain({ text: "goes" }));
  const [pack] = await packsOf(mailboxId);
  await removeLetterWhole(office.ctx(office.anna), letters[1]?.id ?? 0);
  await readAll();
  expect((await office.letters(mailboxId)).map((one) => one.snippet)).toEqual(["stays"]);
  await expect(office.app.files.get(pack?.file_key ?? "")).rejects.toThrow();
});

test("an unusual letter is read at once beside a pack; the same letter twice is one", async () => {
  const odd = Buffer.from(letter({ subject: "odd", id: "<odd@mail.test>" }).replaceAll("\r\n", "\n"));
  const twice = plain({ subject: "twice", id: "<packed-twice@mail.test>" });
  const { mailboxId, letters } = await imported(twice, odd, twice);
  expect(new Map(letters.map((one) => [one.subject, one.pack_id === null]))).toEqual(
    new Map([
      ["odd", true],
      ["twice", false],
    ]),
  );
  expect(letters).toHaveLength(2);
  await readAll();
  for (const { id, raw_key } of await office.letters(mailboxId)) {
    expect(await bodyOf(id)).toBeDefined();
    expect(raw_key).not.toBeNull();
  }
});

test("an import that goes on is not held up by the reading, and a claim of the dead is taken over", async () => {
  const { mailboxId } = await imported(plain({ text: "claimed" }));
  await db().updateTable("mail_folders").set({ imported_at: null }).where("mailbox_id", "=", mailboxId).execute();
  expect(await readAll()).toBe(0);
  const now = system().now;
  await db().updateTable("mail_folders").set({ imported_at: now }).where("mailbox_id", "=", mailboxId).execute();
  await db().updateTable("letter_packs").set({ claimed_at: now }).where("mailbox_id", "=", mailboxId).execute();
  expect(await readAll()).toBe(0);
  office.clock.moveTo(new Date(now.getTime() + 11 * 60_000));
  expect(await readAll()).toBe(1);
});
