import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { watchMailboxes } from "../../src/server/mail/sync/watch-mailboxes.ts";
import { IMAP_TIMES } from "../../src/server/mail/adapters/imap.ts";
import { checkMailbox } from "../../src/server/mail/mailboxes/check-mailbox.ts";
import { listMailboxSettings } from "../../src/server/mail/mailboxes/present-mailbox.ts";
import { updateMailbox } from "../../src/server/mail/mailboxes/update-mailbox.ts";
import { until } from "../until.ts";
import { startDovecot, type Dovecot } from "./dovecot.ts";
import { letter, openPostOffice, type PostOffice } from "./post-office.ts";
import { startRelay } from "./relay.ts";
import { startSink, type SmtpSink } from "./smtp-sink.ts";

let dovecot: Dovecot;
let sink: SmtpSink;
let office: PostOffice;
let stop: (() => Promise<void>) | null = null;
const db = () => office.app.database.db;
beforeAll(async () => {
  dovecot = await startDovecot();
  sink = await startSink();
  office = await openPostOffice(dovecot);
});
afterEach(async () => {
  await stop?.();
  stop = null;
  await db().updateTable("mailboxes").set({ is_on: false }).execute();
});
afterAll(async () => {
  await office?.close();
  await sink?.close();
  await dovecot?.close();
});

/** Everything as in life, but the pauses: a dead line is noticed in two seconds, not in five minutes. */
const QUICK = { imap: { ...IMAP_TIMES, silenceMs: 2000, idleMs: 1000 }, everyMs: 60_000, pace: 0.05 };
const watch = () => (stop = watchMailboxes(office.app, { times: QUICK, lookMs: 100 }));
const subjects = async (mailboxId: number) => (await office.letters(mailboxId)).map((one) => one.subject);
const has = (mailboxId: number, subject: string) => until(async () => (await subjects(mailboxId)).includes(subject));
async function box(port = dovecot.port) {
  const user = dovecot.user("live");
  const mailboxId = await office.mailbox({
    user,
    smtpPort: sink.port,
    imap: { host: "127.0.0.1", port, security: "plain" },
  });
  return { user, mailboxId };
}
const settings = async (id: number) => (await listMailboxSettings(office.ctx(office.anna), id))[0];

test("a letter is pushed as it comes; dropped by the server the watch is back and nothing was missed", async () => {
  const { user, mailboxId } = await box();
  watch();
  await until(async () => (await settings(mailboxId))?.phase === "well");
  await dovecot.append(user, "INBOX", letter({ subject: "pushed" }));
  await has(mailboxId, "pushed");
  dovecot.kick(user);
  await dovecot.append(user, "INBOX", letter({ subject: "while it was away" }));
  await has(mailboxId, "while it was away");
  expect(await subjects(mailboxId)).toEqual(["pushed", "while it was away"]);
});

test("the server may be stopped and started again", async () => {
  const { user, mailboxId } = await box();
  watch();
  await until(async () => (await settings(mailboxId))?.phase === "well");
  await dovecot.stop();
  await until(async () => (await settings(mailboxId))?.lastError !== null);
  await dovecot.start();
  await dovecot.append(user, "INBOX", letter({ subject: "after the stop" }));
  await has(mailboxId, "after the stop");
  await until(async () => (await settings(mailboxId))?.lastError === null);
});

test("a line that is dead and does not say so is found out", async () => {
  const relay = await startRelay(dovecot.port);
  const { user, mailboxId } = await box(relay.port);
  watch();
  await until(async () => (await settings(mailboxId))?.phase === "well");
  expect(relay.connections).toBe(2);
  relay.freeze();
  await dovecot.append(user, "INBOX", letter({ subject: "into the void" }));
  relay.thaw();
  await has(mailboxId, "into the void");
  await stop?.();
  stop = null;
  await relay.close();
});

test("a healthy line stays: it idles longer than the silence allowed", async () => {
  const relay = await startRelay(dovecot.port);
  const { user, mailboxId } = await box(relay.port);
  watch();
  await until(async () => (await settings(mailboxId))?.phase === "well");
  const began = Date.now();
  await until(() => Date.now() - began > 2500);
  await dovecot.append(user, "INBOX", letter({ subject: "still there" }));
  await has(mailboxId, "still there");
  await stop?.();
  stop = null;
  await relay.close();
});

test("a wrong password is tried once and stops the mailbox until a person gives another", async () => {
  const relay = await startRelay(dovecot.port);
  const { user, mailboxId } = await box(relay.port);
  await updateMailbox(office.ctx(office.anna), mailboxId, { password: "wrong" });
  watch();
  await until(async () => (await settings(mailboxId))?.phase === "stopped");
  expect((await settings(mailboxId))?.lastError?.code).toBe("wrong-password");
  expect((await settings(mailboxId))?.needsAttention).toBe(true);
  const began = Date.now();
  await until(() => Date.now() - began > 600);
  expect(relay.connections).toBe(1);
  const failed = (await office.eventNames()).filter((name) => name === "mailbox.failed");
  expect(failed.length).toBeGreaterThan(0);
  await updateMailbox(office.ctx(office.anna), mailboxId, { password: dovecot.password });
  await dovecot.append(user, "INBOX", letter({ subject: "with the right one" }));
  await has(mailboxId, "with the right one");
  await stop?.();
  stop = null;
  await relay.close();
});

test("of two processes one looks after the mailbox; the other takes over when it ends", async () => {
  const relay = await startRelay(dovecot.port);
  const { user, mailboxId } = await box(relay.port);
  const first = watchMailboxes(office.app, { times: QUICK, lookMs: 100 });
  await until(async () => (await settings(mailboxId))?.phase === "well");
  const second = watchMailboxes(office.app, { times: QUICK, lookMs: 100 });
  await dovecot.append(user, "INBOX", letter({ subject: "by one" }));
  await has(mailboxId, "by one");
  expect(relay.connections).toBe(2);
  await first();
  await dovecot.append(user, "INBOX", letter({ subject: "by the other" }));
  await has(mailboxId, "by the other");
  await second();
  await relay.close();
  expect(await subjects(mailboxId)).toEqual(["by one", "by the other"]);
});

test("a check names what is wrong: security, certificate, host, password", async () => {
  const { user, mailboxId } = await box();
  // Another server is told no password that it was not given: it is given with each.
  const checked = async (change: Parameters<typeof updateMailbox>[2]) => {
    await updateMailbox(office.ctx(office.anna), mailboxId, { password: dovecot.password, ...change });
    await checkMailbox(office.ctx(office.anna), mailboxId);
    return (await settings(mailboxId))?.lastError?.code ?? null;
  };
  const host = "127.0.0.1";
  expect(await checked({})).toBeNull();
  expect(await checked({ imap: { host, port: dovecot.port, security: "tls" } })).toBe("wrong-security");
  expect(await checked({ imap: { host, port: dovecot.port, security: "starttls" } })).toBe("untrusted-certificate");
  expect(await checked({ imap: { host, port: dovecot.tlsPort, security: "tls" } })).toBe("untrusted-certificate");
  expect(
    await checked({
      imap: { host: "localhost", port: dovecot.tlsPort, security: "tls" },
      certificate: dovecot.certificate,
    }),
  ).toBeNull();
  expect(await checked({ imap: { host: "localhost", port: dovecot.port, security: "starttls" } })).toBeNull();
  expect(await checked({ imap: { host, port: 1, security: "plain" } })).toBe("refused");
  expect(await checked({ imap: { host, port: dovecot.port, security: "plain" }, password: "нет" })).toBe(
    "wrong-password",
  );
  expect(office.logged()).not.toContain(dovecot.password);
  expect(user).not.toBe("");
});

test("a server of the firm's own network, and one without encryption elsewhere, are refused", async () => {
  const imap = (host: string, security: "tls" | "plain") =>
    office.mailbox({ user: dovecot.user(), imap: { host, port: 993, security } });
  await expect(imap("10.0.0.5", "tls")).rejects.toMatchObject({ reason: "private-address" });
  await expect(imap("mail.example.org", "plain")).rejects.toMatchObject({ reason: "plain-not-local" });
});
