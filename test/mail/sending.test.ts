import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { sql } from "kysely";
import { postLetter } from "../../src/server/mail/index.ts";
import { queueLetter, type NewLetter } from "../../src/server/mail/sending/queue-letter.ts";
import { cancelLetter, resendLetter } from "../../src/server/mail/sending/resend-letter.ts";
import { updateMailbox } from "../../src/server/mail/mailboxes/update-mailbox.ts";
import { bringFile } from "../../src/server/uploads/bring-file.ts";
import { startDovecot, type Dovecot } from "./dovecot.ts";
import { letter, openPostOffice, type PostOffice } from "./post-office.ts";
import { startSink, type SmtpSink } from "./smtp-sink.ts";

let dovecot: Dovecot;
let sink: SmtpSink;
let office: PostOffice;
let mailboxId: number;
let user: string;
const db = () => office.app.database.db;
beforeAll(async () => {
  dovecot = await startDovecot();
  sink = await startSink();
  office = await openPostOffice(dovecot);
});
beforeEach(async () => {
  sink.letters = [];
  sink.onRcpt = () => null;
  sink.onLetter = () => null;
  sink.password = dovecot.password;
  user = dovecot.user("out");
  mailboxId = await office.mailbox({ user, smtpPort: sink.port });
});
afterAll(async () => {
  await office?.close();
  await sink?.close();
  await dovecot?.close();
});

let keys = 0;
const write = (more: Partial<NewLetter> = {}) =>
  queueLetter(office.ctx(office.anna), {
    onceKey: `key-${(keys += 1)}`,
    mailboxId,
    to: ["client@mail.test"],
    subject: "Договор",
    text: "Высылаем.",
    ...more,
  });
const row = (id: number) => db().selectFrom("letters").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const recipients = (id: number) =>
  db()
    .selectFrom("letter_recipients")
    .select(["address", "state", "code"])
    .where("letter_id", "=", id)
    .orderBy("address")
    .execute();
const pass = async (minutes: number) => {
  office.clock.advance(minutes * 60_000);
  await office.jobs.runDue();
};

test("greylisted, a letter goes later: the same bytes under the same Message-ID", async () => {
  const tried: string[] = [];
  sink.onLetter = (taken) => {
    tried.push(taken.raw.toString());
    return tried.length < 3 ? { code: 451, text: "try later" } : null;
  };
  const { id } = await write();
  await office.jobs.runDue();
  expect(await row(id)).toMatchObject({ state: "retry", error_code: "smtp-451" });
  await pass(4);
  expect(tried).toHaveLength(1);
  await pass(2);
  await pass(11);
  expect(await row(id)).toMatchObject({ state: "sent" });
  expect(new Set(tried).size).toBe(1);
  expect(tried[0]).toContain((await row(id)).message_id ?? "none");
});

test("a server that knows no such address ends it; a letter too large is final; a person may send again", async () => {
  sink.onRcpt = () => ({ code: 550, text: "no such user" });
  const { id } = await write();
  await office.jobs.runDue();
  expect(await row(id)).toMatchObject({ state: "failed", error_code: "smtp-550" });
  expect(await recipients(id)).toEqual([{ address: "client@mail.test", state: "refused", code: "smtp-550" }]);
  expect(await office.eventNames()).toContain("letter.failed");
  const before = await row(id);
  sink.onRcpt = () => null;
  await resendLetter(office.ctx(office.anna), id);
  await resendLetter(office.ctx(office.anna), id);
  await office.jobs.runDue();
  expect(sink.letters).toHaveLength(1);
  expect(await row(id)).toMatchObject({ state: "sent", message_id: before.message_id, raw_sha256: before.raw_sha256 });

  sink.onLetter = () => ({ code: 552, text: "too big" });
  const large = await write();
  await office.jobs.runDue();
  expect(await row(large.id)).toMatchObject({ state: "failed", error_code: "smtp-552" });
});

test("of several addresses each has its own end", async () => {
  sink.onRcpt = (address) => (address === "gone@mail.test" ? { code: 550, text: "gone" } : null);
  const { id } = await write({ to: ["ok@mail.test"], cc: ["gone@mail.test"], bcc: ["secret@mail.test"] });
  await office.jobs.runDue();
  expect(await row(id)).toMatchObject({ state: "sent", error_code: "partly-refused" });
  expect(await recipients(id)).toEqual([
    { address: "gone@mail.test", state: "refused", code: "550" },
    { address: "ok@mail.test", state: "accepted", code: "" },
    { address: "secret@mail.test", state: "accepted", code: "" },
  ]);
  expect(sink.letters[0]?.raw.toString()).not.toContain("secret@mail.test");
});

test("an answer lost after the letter was handed over leaves it unknown; nothing sends it again by itself", async () => {
  sink.onLetter = () => "drop";
  const { id } = await write();
  await office.jobs.runDue();
  expect(await row(id)).toMatchObject({ state: "unknown" });
  expect(await office.eventNames()).toContain("letter.unknown");
  await pass(60 * 24);
  expect(sink.letters).toHaveLength(1);
  // The provider has put it among the sent by itself: then it had gone.
  await dovecot.append(user, "Sent", sink.letters[0]?.raw ?? "", ["\\Seen"]);
  await office.sync(mailboxId);
  expect(await row(id)).toMatchObject({ state: "appended" });
  expect(await office.letters(mailboxId)).toHaveLength(1);
});

test("a provider that keeps the sent itself gets no second copy", async () => {
  const { id } = await write();
  await office.jobs.runDue();
  await dovecot.append(user, "Sent", sink.letters[0]?.raw ?? "", ["\\Seen"]);
  await office.sync(mailboxId);
  expect((await row(id)).state).toBe("appended");
  const client = await dovecot.client(user);
  expect((await client.mailboxOpen("Sent")).exists).toBe(1);
  await client.logout();
});

test("a wrong password of sending stops the mailbox; the letter waits and goes when it is put right", async () => {
  sink.password = "changed";
  const { id } = await write();
  await office.jobs.runDue();
  const stopped = () =>
    db()
      .selectFrom("mailboxes")
      .select(["stopped_at", "last_error_code"])
      .where("id", "=", mailboxId)
      .executeTakeFirstOrThrow();
  expect((await stopped()).stopped_at).not.toBeNull();
  expect((await stopped()).last_error_code).toBe("wrong-password");
  await pass(60);
  expect((await row(id)).attempts).toBe(1);
  await updateMailbox(office.ctx(office.anna), mailboxId, { password: "changed" });
  await pass(30);
  expect((await row(id)).state).toBe("sent");
});

test("what the server would surely refuse is refused at once, by its limits", async () => {
  await updateMailbox(office.ctx(office.anna), mailboxId, {
    limits: { perHour: 1, perDay: 10, recipients: 2, bytes: 200_000 },
  });
  await expect(write({ to: ["a@x.test", "b@x.test", "c@x.test"] })).rejects.toMatchObject({
    reason: "too-many-recipients",
  });
  const file = await bringFile(office.ctx(office.anna), {
    name: "скан.pdf",
    content: [new Uint8Array(160_000).fill(65)].values() as unknown as AsyncIterable<Uint8Array>,
  });
  await expect(write({ uploadIds: [file.id] })).rejects.toMatchObject({ reason: "letter-too-large" });
  const first = await write();
  const second = await write();
  await office.jobs.runDue();
  expect([(await row(first.id)).state, (await row(second.id)).state]).toEqual(["sent", "queued"]);
  await pass(61);
  expect((await row(second.id)).state).toBe("sent");
});

test("the same draft is one letter; one that waits can be stopped", async () => {
  const one = await write({ onceKey: "draft-same" });
  const two = await write({ onceKey: "draft-same" });
  expect(two.id).toBe(one.id);
  await cancelLetter(office.ctx(office.anna), one.id);
  await office.jobs.runDue();
  expect(sink.letters).toHaveLength(0);
  await expect(resendLetter(office.ctx(office.anna), one.id)).rejects.toMatchObject({ reason: "cannot-resend" });
});

test("a letter that was being sent when the process died is unknown, not sent twice", async () => {
  const { id } = await write();
  await db()
    .updateTable("letters")
    .set({ state: "sending", sending_at: office.clock.now() })
    .where("id", "=", id)
    .execute();
  office.jobs.lose();
  office.clock.advance(20 * 60_000);
  const { sweepLetters } = await import("../../src/server/mail/sending/sweep-letters.ts");
  await sweepLetters(office.ctx());
  await office.jobs.runDue();
  expect((await row(id)).state).toBe("unknown");
  expect(sink.letters).toHaveLength(0);
});

test("a lost queue loses no letter", async () => {
  const { id } = await write();
  office.jobs.lose();
  office.clock.advance(2 * 60_000);
  const { sweepLetters } = await import("../../src/server/mail/sending/sweep-letters.ts");
  await sweepLetters(office.ctx());
  await office.jobs.runDue();
  expect((await row(id)).state).toBe("sent");
});

const arrive = (raw: string) => dovecot.append(user, "INBOX", raw);
const bounce = (id: string, code: string) =>
  `From: MAILER-DAEMON@mail.test\r\nTo: box@firma.test\r\nSubject: Undelivered\r\nMessage-ID: <b${Math.random()}@mail.test>\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nnot delivered\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.mail.test\r\n\r\nFinal-Recipient: rfc822; client@mail.test\r\nAction: failed\r\nStatus: ${code}\r\nDiagnostic-Code: smtp; 550 no such user\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: ${id}\r\nSubject: x\r\n\r\ntext\r\n--b--\r\n`;

test("a bounce turns the sent letter red with its code; a delay does not; a forged one does nothing", async () => {
  const { id } = await write();
  await office.jobs.runDue();
  const messageId = (await row(id)).message_id ?? "";
  await arrive(bounce(messageId.replace(/\.[0-9a-f]{8}@/, ".00000000@"), "5.1.1"));
  await arrive(bounce(messageId, "4.4.7"));
  await office.sync(mailboxId);
  expect((await row(id)).state).toBe("appended");
  await arrive(bounce(messageId, "5.1.1"));
  await office.sync(mailboxId);
  expect(await row(id)).toMatchObject({ state: "failed", error_code: "5.1.1" });
  expect(await recipients(id)).toEqual([{ address: "client@mail.test", state: "refused", code: "5.1.1" }]);
  const told = await sql<{
    data: object;
  }>`select data from events where name = 'letter.bounced' and subject_id = ${id}`.execute(db());
  expect(told.rows).toEqual([{ data: { letterId: id, code: "5.1.1" } }]);
});

test("for messaging a letter goes once by its own name, whatever it is asked", async () => {
  const clientId = await office.client("client@mail.test");
  const ours = {
    mailboxId,
    to: "client@mail.test",
    subject: "Сообщение",
    text: "Здравствуйте",
    ourId: "oplot-message-7",
    clientId,
    matterId: null,
  };
  sink.onLetter = () => ({ code: 451, text: "later" });
  expect(await postLetter(office.app, ours)).toMatchObject({ kind: "rejected", class: "retryable", code: "smtp-451" });
  sink.onLetter = () => null;
  const first = await postLetter(office.app, ours);
  expect(first).toMatchObject({ kind: "accepted", state: "sent" });
  expect(await postLetter(office.app, ours)).toEqual(first);
  expect(sink.letters).toHaveLength(1);
  const [sent] = await office.letters(mailboxId);
  await office.sync(mailboxId);
  await arrive(bounce(sent?.message_id ?? "", "5.1.1"));
  await office.sync(mailboxId);
  const told = await sql<{
    data: object;
  }>`select data from events where name = 'letter.bounced' and subject_id = ${sent?.id}`.execute(db());
  expect(told.rows).toEqual([{ data: { letterId: sent?.id, code: "5.1.1", ourId: "oplot-message-7" } }]);
  sink.onLetter = () => "drop";
  expect(await postLetter(office.app, { ...ours, ourId: "oplot-message-8" })).toMatchObject({ kind: "unknown" });
  expect(await postLetter(office.app, { ...ours, ourId: "oplot-message-8" })).toMatchObject({ kind: "unknown" });
  expect(sink.letters).toHaveLength(2);
  expect(await postLetter(office.app, { ...ours, mailboxId: 999_999, ourId: "oplot-message-9" })).toMatchObject({
    kind: "rejected",
    class: "configuration",
  });
});

test("a subject with a line break adds no header, and a long chain of references is cut", async () => {
  const { id } = await write({ subject: "Тема\r\nBcc: evil@mail.test" });
  await office.jobs.runDue();
  const head = sink.letters[0]?.raw.toString().split("\r\n\r\n")[0] ?? "";
  expect(head).not.toMatch(/^Bcc:/im);
  expect(id).toBeGreaterThan(0);
  const chain = Array.from({ length: 60 }, (_, i) => `<r${i}@mail.test>`).join("\r\n ");
  await dovecot.append(user, "INBOX", letter({ id: "<long@mail.test>", head: `References: ${chain}` }));
  await office.sync(mailboxId);
  const parent = (await office.letters(mailboxId)).find((one) => one.message_id === "<long@mail.test>");
  const answer = await write({ replyToId: parent?.id });
  const references = (await row(answer.id)).reference_ids;
  expect(references).toHaveLength(21);
  expect([references[0], references.at(-1)]).toEqual(["<r0@mail.test>", "<long@mail.test>"]);
});

test("files that a browser brought go with the letter, as they were", async () => {
  const content = new TextEncoder().encode("%PDF-1.7 договор");
  const file = await bringFile(office.ctx(office.anna), {
    name: "Договор № 5.pdf",
    content: (async function* () {
      yield content;
    })(),
  });
  await write({ uploadIds: [file.id], html: "<p>Высылаем <b>договор</b></p><script>alert(1)</script>" });
  await office.jobs.runDue();
  const raw = sink.letters.at(-1)?.raw.toString() ?? "";
  expect(raw).toContain(Buffer.from(content).toString("base64"));
  expect(raw).not.toContain("<script>");
  await expect(write({ uploadIds: [file.id] })).rejects.toMatchObject({ code: "invalid" });
});
