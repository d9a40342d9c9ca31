import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { removeLetterWhole } from "../../src/server/mail/letters/mark-letter.ts";
import { startDovecot, type Dovecot } from "./dovecot.ts";
import { letter, openPostOffice, type PostOffice } from "./post-office.ts";

let dovecot: Dovecot;
let office: PostOffice;
const db = () => office.app.database.db;
beforeAll(async () => {
  dovecot = await startDovecot();
  office = await openPostOffice(dovecot);
});
afterAll(async () => {
  await office?.close();
  await dovecot?.close();
});

const received = async () => (await office.eventNames()).filter((name) => name === "letter.received").length;
async function box() {
  const user = dovecot.user();
  return { user, mailboxId: await office.mailbox({ user }) };
}
const DAY = 86_400_000;

test("the past comes in without robots or notices hearing of it, as far back as was asked", async () => {
  const { user, mailboxId } = await box();
  for (const days of [400, 20, 10, 1])
    await dovecot.append(
      user,
      "INBOX",
      letter({ subject: `${days} days` }),
      ["\\Seen"],
      new Date(Date.now() - days * DAY),
    );
  const before = await received();
  await office.sync(mailboxId);
  const letters = await office.letters(mailboxId);
  expect(letters.map((one) => one.subject)).toEqual(["20 days", "10 days", "1 days"]);
  expect(letters.every((one) => one.is_past && one.is_read)).toBe(true);
  expect(await received()).toBe(before);
  const folder = await db()
    .selectFrom("mail_folders")
    .selectAll()
    .where("mailbox_id", "=", mailboxId)
    .where("role", "=", "inbox")
    .executeTakeFirstOrThrow();
  expect(folder).toMatchObject({ import_done: 3, import_total: 3 });
  expect(folder.imported_at).not.toBeNull();
});

test("when the server counts anew nothing is doubled, lost or told again", async () => {
  const { user, mailboxId } = await box();
  await dovecot.append(user, "INBOX", letter({ subject: "one", id: "<one@mail.test>" }));
  await dovecot.append(user, "INBOX", letter({ subject: "without an id", id: null }));
  await office.sync(mailboxId);
  const before = { letters: (await office.letters(mailboxId)).map((one) => one.id), told: await received() };
  const folder = () =>
    db()
      .selectFrom("mail_folders")
      .selectAll()
      .where("mailbox_id", "=", mailboxId)
      .where("role", "=", "inbox")
      .executeTakeFirstOrThrow();
  const validity = (await folder()).uid_validity;
  await dovecot.forgetNumbers(user);
  await office.sync(mailboxId);
  expect((await folder()).uid_validity).not.toBe(validity);
  expect((await office.letters(mailboxId)).map((one) => one.id)).toEqual(before.letters);
  expect(await received()).toBe(before.told);
  const places = await db()
    .selectFrom("letter_places")
    .selectAll()
    .where("folder_id", "=", (await folder()).id)
    .execute();
  expect(new Set(places.map((one) => one.letter_id))).toEqual(new Set(before.letters));
  await dovecot.append(user, "INBOX", letter({ subject: "new after it" }));
  await office.sync(mailboxId);
  expect((await office.letters(mailboxId)).map((one) => one.subject)).toContain("new after it");
  expect(await received()).toBe(before.told + 1);
});

test("one letter in two folders is one letter in two places", async () => {
  const { user, mailboxId } = await box();
  const raw = letter({ subject: "twice", id: "<twice@mail.test>" });
  await dovecot.append(user, "INBOX", raw);
  await dovecot.append(user, "Клиенты", raw);
  await dovecot.append(user, "Junk", letter({ subject: "spam" }));
  await office.sync(mailboxId);
  const letters = await office.letters(mailboxId);
  expect(letters.map((one) => one.subject)).toEqual(["twice"]);
  const places = await db()
    .selectFrom("letter_places")
    .select("letter_id")
    .where("letter_id", "=", letters[0]?.id ?? 0)
    .execute();
  expect(places).toHaveLength(2);
});

test("letters without a Message-ID are told apart by what they are", async () => {
  const { user, mailboxId } = await box();
  const raw = letter({ id: null, text: "the same" });
  await dovecot.append(user, "INBOX", raw);
  await dovecot.append(user, "INBOX", raw);
  await dovecot.append(user, "INBOX", letter({ id: null, text: "another" }));
  await office.sync(mailboxId);
  const letters = await office.letters(mailboxId);
  expect(letters).toHaveLength(2);
  expect(letters.every((one) => one.message_id === null && one.identity.startsWith("sha256:"))).toBe(true);
});

test("a crash between a letter and the folder's mark leaves neither, and the next look brings it once", async () => {
  const { user, mailboxId } = await box();
  await dovecot.append(user, "INBOX", letter({ subject: "crash" }));
  const told = await received();
  const remember = office.app.jobs.insert.bind(office.app.jobs);
  const insert = vi.spyOn(office.app.jobs, "insert").mockImplementation(async (trx, jobs) => {
    if (jobs.length > 0) throw new Error("killed here");
    await remember(trx, jobs);
  });
  await expect(office.sync(mailboxId)).rejects.toThrow("killed here");
  insert.mockRestore();
  expect(await office.letters(mailboxId)).toHaveLength(0);
  await office.sync(mailboxId);
  expect((await office.letters(mailboxId)).map((one) => one.subject)).toEqual(["crash"]);
  expect(await received()).toBe(told + 1);
  await office.sync(mailboxId);
  expect(await received()).toBe(told + 1);
});

test("what is read or removed on the server is read, or gone from the server, here", async () => {
  const { user, mailboxId } = await box();
  await office.client("flags@mail.test");
  const first = await dovecot.append(user, "INBOX", letter({ from: "flags@mail.test", subject: "read me" }));
  const second = await dovecot.append(user, "INBOX", letter({ subject: "drop me" }));
  await office.sync(mailboxId);
  const unread = async () =>
    (
      await db()
        .selectFrom("matters")
        .select("unread")
        .where("id", "=", (await office.letters(mailboxId))[0]?.matter_id ?? 0)
        .executeTakeFirst()
    )?.unread;
  expect(await unread()).toBe(1);
  const client = await dovecot.client(user);
  await client.mailboxOpen("INBOX");
  await client.messageFlagsAdd(String(first), ["\\Seen"], { uid: true });
  await client.messageDelete(String(second), { uid: true });
  await client.logout();
  await office.sync(mailboxId, { compares: true });
  const letters = await office.letters(mailboxId);
  expect(letters.map(({ subject, is_read, is_gone }) => ({ subject, is_read, is_gone }))).toEqual([
    { subject: "read me", is_read: true, is_gone: false },
    { subject: "drop me", is_read: false, is_gone: true },
  ]);
  expect(await unread()).toBe(0);
});

test("a letter removed here is not brought back, whatever the server counts by", async () => {
  const { user, mailboxId } = await box();
  await dovecot.append(user, "INBOX", letter({ subject: "by id" }));
  await dovecot.append(user, "INBOX", letter({ subject: "by hash", id: null }));
  await office.sync(mailboxId);
  for (const { id } of await office.letters(mailboxId)) await removeLetterWhole(office.ctx(office.anna), id);
  await dovecot.forgetNumbers(user);
  await office.sync(mailboxId);
  await office.sync(mailboxId, { compares: true });
  expect(await office.letters(mailboxId)).toEqual([]);
});

test("Gmail-like labels, our copies and answers from another program stay one thread of one client", async () => {
  const { user, mailboxId } = await box();
  const clientId = await office.client("thread@mail.test");
  await dovecot.append(user, "INBOX", letter({ from: "thread@mail.test", id: "<q1@mail.test>", subject: "Вопрос" }));
  await office.sync(mailboxId);
  await dovecot.append(
    user,
    "Sent",
    letter({
      from: `${user}@firma.test`,
      to: "thread@mail.test",
      id: "<a1@firma.test>",
      subject: "Re: Вопрос",
      head: "In-Reply-To: <q1@mail.test>",
    }),
  );
  await dovecot.append(
    user,
    "INBOX",
    letter({
      from: "wife@other.test",
      id: "<q2@mail.test>",
      subject: "совсем о другом",
      head: "References: <garbage <q1@mail.test> <a1@firma.test>",
    }),
  );
  await office.sync(mailboxId);
  await office.sync(mailboxId);
  const letters = await office.letters(mailboxId);
  expect(letters).toHaveLength(3);
  expect(new Set(letters.map((one) => one.thread_id)).size).toBe(1);
  expect(letters.map((one) => one.client_id)).toEqual([clientId, clientId, clientId]);
  expect(
    letters.map(({ subject, direction, is_subject_changed }) => ({ subject, direction, is_subject_changed })),
  ).toEqual([
    { subject: "Вопрос", direction: "in", is_subject_changed: false },
    { subject: expect.any(String), direction: expect.any(String), is_subject_changed: expect.any(Boolean) },
    { subject: expect.any(String), direction: expect.any(String), is_subject_changed: expect.any(Boolean) },
  ]);
  expect(letters.find((one) => one.subject === "совсем о другом")?.is_subject_changed).toBe(true);
  expect(letters.find((one) => one.subject === "Re: Вопрос")).toMatchObject({ direction: "out", state: "appended" });
});

test("an address of two clients links to nobody and asks; an unknown one is unsorted and never lost", async () => {
  const { user, mailboxId } = await box();
  const both = [await office.client("shared@mail.test"), await office.client("shared@mail.test")];
  await dovecot.append(user, "INBOX", letter({ from: "SHARED@mail.test", subject: "whose" }));
  await dovecot.append(user, "INBOX", letter({ from: "stranger@mail.test", subject: "who" }));
  await office.sync(mailboxId);
  const { listUnsorted } = await import("../../src/server/mail/letters/list-letters.ts");
  const { items } = await listUnsorted(office.ctx(office.anna), undefined);
  const whose = items.find((one) => one.subject === "whose");
  expect(new Set(whose?.suggestions.map((one) => one.clientId))).toEqual(new Set(both));
  expect(whose?.suggestions[0]?.why).toBe("address");
  expect(items.some((one) => one.subject === "who")).toBe(true);
});

test("a client whose matters are closed opens an application by writing", async () => {
  const { user, mailboxId } = await box();
  const clientId = await office.client("again@mail.test");
  await dovecot.append(user, "INBOX", letter({ from: "again@mail.test", subject: "Снова к вам" }));
  await office.sync(mailboxId);
  const matters = await db()
    .selectFrom("matters")
    .select(["source", "unread"])
    .where("client_id", "=", clientId)
    .execute();
  expect(matters).toEqual([{ source: "email", unread: 1 }]);
  const applications = await db()
    .selectFrom("applications")
    .select("source")
    .where("client_id", "=", clientId)
    .execute();
  expect(applications).toEqual([{ source: "email" }]);
});
