import { afterAll, beforeAll, expect, test } from "vitest";
import { queueLetter } from "../../src/server/mail/sending/queue-letter.ts";
import { startDovecot, type Dovecot } from "./dovecot.ts";
import { letter, openPostOffice, type PostOffice } from "./post-office.ts";
import { startSink, type SmtpSink } from "./smtp-sink.ts";

let dovecot: Dovecot;
let sink: SmtpSink;
let office: PostOffice;
beforeAll(async () => {
  dovecot = await startDovecot();
  sink = await startSink();
  office = await openPostOffice(dovecot);
});
afterAll(async () => {
  await office?.close();
  await sink?.close();
  await dovecot?.close();
});

test("a letter of a client comes from the server into his card, is answered in the thread and lies in Sent", async () => {
  const user = dovecot.user();
  const mailboxId = await office.mailbox({ user, smtpPort: sink.port });
  const clientId = await office.client("ivan@mail.test");
  await dovecot.append(user, "INBOX", letter({ subject: "Документы", id: "<first@mail.test>" }));
  await office.sync(mailboxId);
  const [came] = await office.letters(mailboxId);
  expect(came).toMatchObject({
    client_id: clientId,
    direction: "in",
    state: "received",
    subject: "Документы",
    is_read: false,
  });
  expect(came?.matter_id).not.toBeNull();
  expect(await office.eventNames()).toContain("letter.received");

  const { id } = await queueLetter(office.ctx(office.anna), {
    onceKey: "draft-0001",
    mailboxId,
    to: ["ivan@mail.test"],
    subject: "Re: Документы",
    text: "Получили, спасибо.",
    replyToId: came?.id,
  });
  await office.jobs.runDue();
  expect(office.jobs.failures).toEqual([]);
  expect(sink.letters.at(-1)).toMatchObject({ from: `${user}@firma.test`, to: ["ivan@mail.test"] });
  expect(sink.letters.at(-1)?.raw.toString()).toContain("In-Reply-To: <first@mail.test>");
  await office.sync(mailboxId);
  const all = await office.letters(mailboxId);
  expect(all).toHaveLength(2);
  expect(all[1]).toMatchObject({ id, state: "appended", client_id: clientId, thread_id: came?.thread_id });
  const client = await dovecot.client(user);
  await client.mailboxOpen("Sent");
  const sent = await client.fetchOne("1", { source: true, flags: true });
  expect(sent && sent.source?.equals(sink.letters.at(-1)?.raw ?? Buffer.alloc(0))).toBe(true);
  expect(sent && sent.flags?.has("\\Seen")).toBe(true);
  await client.logout();
  await office.sync(mailboxId);
  expect(await office.letters(mailboxId)).toHaveLength(2);
});
