import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { installRule } from "../../src/server/automation/index.ts";
import { createRule } from "../../src/server/mail/rules/keep-rules.ts";
import { noteFollowing } from "../../src/server/mail/letters/note-following.ts";
import { linkLetter } from "../../src/server/mail/letters/link-letter.ts";
import { queueLetter } from "../../src/server/mail/sending/queue-letter.ts";
import { latestOpenMatter, openMatter } from "../../src/server/matters/index.ts";
import { startDovecot, type Dovecot } from "./dovecot.ts";
import { letter, openPostOffice, type PostOffice } from "./post-office.ts";
import { startSink, type SmtpSink } from "./smtp-sink.ts";

let dovecot: Dovecot;
let sink: SmtpSink;
let office: PostOffice;
let stages: { id: number }[];
let user: string;
let mailboxId: number;
let clients = 0;
const db = () => office.app.database.db;

beforeAll(async () => {
  dovecot = await startDovecot();
  sink = await startSink();
  office = await openPostOffice(dovecot);
  stages = await db()
    .selectFrom("stages")
    .innerJoin("pipelines", "pipelines.id", "pipeline_id")
    .select("stages.id")
    .where("pipelines.code", "=", "applications")
    .orderBy("stages.position")
    .execute();
  await db()
    .updateTable("settings")
    .set({ value: JSON.stringify({ quiet: { from: 0, to: 1440 } }) })
    .where("key", "=", "firm")
    .execute();
  await db()
    .insertInto("settings")
    .values({ key: "firm", value: JSON.stringify({ quiet: { from: 0, to: 1440 } }), changed_at: new Date() })
    .onConflict((oc) => oc.doNothing())
    .execute();
});
beforeEach(async () => {
  await db().updateTable("automation_rules").set({ is_on: false }).execute();
  await db().updateTable("mailboxes").set({ for_robots: false }).execute();
  sink.letters = [];
  user = dovecot.user("auto");
  mailboxId = await office.mailbox({ user, smtpPort: sink.port, forRobots: true });
});
afterAll(async () => {
  await office?.close();
  await sink?.close();
  await dovecot?.close();
});

const rule = (kind: "robot" | "trigger", at: number, name: string, params: Record<string, unknown>) =>
  installRule(office.ctx(office.anna), { stageId: stages[at]?.id ?? 0, kind, name, params });
async function card() {
  const email = `client${(clients += 1)}@mail.test`;
  const clientId = await office.client(email);
  const { id: matterId } = await openMatter(office.ctx(office.anna), {
    clientId,
    source: "hand",
    responsibleId: office.anna.id,
  });
  await settle();
  return { email, clientId, matterId };
}
const settle = () => office.jobs.runUntil(new Date(office.clock.now().getTime() + 10_000));
async function stageOf(matterId: number): Promise<number> {
  const row = await db().selectFrom("matters").select("stage_id").where("id", "=", matterId).executeTakeFirstOrThrow();
  return stages.findIndex((stage) => stage.id === row.stage_id);
}
async function arrive(raw: string) {
  await dovecot.append(user, "INBOX", raw);
  await office.sync(mailboxId);
  await settle();
}

test("mail.letter-received moves the card at a letter that fits, and at no automatic one", async () => {
  await rule("trigger", 1, "mail.letter-received", { subject: "определение", mailboxId });
  const { email, matterId } = await card();
  await arrive(letter({ from: email, subject: "Определение суда", head: "Auto-Submitted: auto-replied" }));
  expect(await stageOf(matterId)).toBe(0);
  await arrive(letter({ from: email, subject: "вопрос" }));
  expect(await stageOf(matterId)).toBe(0);
  await arrive(letter({ from: email, subject: "ОПРЕДЕЛЕНИЕ суда" }));
  expect(await stageOf(matterId)).toBe(1);
});

test("mail.letter-received fires when a person puts a letter to its card, with a file and from a court only if asked", async () => {
  await rule("trigger", 1, "mail.letter-received", { fromCourt: true });
  const { clientId, matterId } = await card();
  await arrive(letter({ from: "court@krsk.sudrf.ru", subject: "Извещение" }));
  const came = (await office.letters(mailboxId)).at(-1);
  expect(came?.client_id).toBeNull();
  await linkLetter(office.ctx(office.anna), came?.id ?? 0, { clientId });
  await settle();
  expect(await stageOf(matterId)).toBe(1);
});

test("mail.rule-matched fires at letters that a rule marked", async () => {
  const own = await createRule(office.ctx(office.anna), {
    name: "Приставы",
    mailboxId,
    sender: "@mail.test",
    subject: "постановление",
    fromCourt: false,
    isOn: true,
  });
  await rule("trigger", 1, "mail.rule-matched", { ruleId: own.id });
  const { email, matterId } = await card();
  await arrive(letter({ from: email, subject: "иное" }));
  expect(await stageOf(matterId)).toBe(0);
  await arrive(letter({ from: email, subject: "Постановление о взыскании" }));
  expect(await stageOf(matterId)).toBe(1);
  const kept = await db().selectFrom("mail_rules").select("matched").where("id", "=", own.id).executeTakeFirstOrThrow();
  expect(kept.matched).toBe(1);
});

test("mail.send-letter writes to the client with his facts, in the thread, says that a program writes, and marks nothing unasked", async () => {
  const { email, clientId, matterId } = await card();
  await arrive(letter({ from: email, subject: "Когда суд?", id: `<ask${clients}@mail.test>` }));
  await rule("robot", 1, "mail.send-letter", { subject: "Re: Когда суд?", text: "{{client.first-name}}, завтра." });
  await rule("trigger", 1, "mail.letter-received", {});
  await arrive(letter({ from: email, subject: "ещё раз" }));
  await settle();
  expect(sink.letters.map((one) => one.to)).toEqual([[email]]);
  const raw = sink.letters[0]?.raw.toString() ?? "";
  expect(raw).toMatch(/Auto-Submitted: auto-generated/i);
  expect(raw).toMatch(/In-Reply-To: </i);
  expect(raw).not.toContain("/t/o/");
  const last = (await office.letters(mailboxId)).at(-1);
  expect(last).toMatchObject({
    direction: "out",
    author_kind: "robot",
    client_id: clientId,
    matter_id: matterId,
    snippet: "Иван, завтра.",
  });
});

test("mail.send-letter keeps to a consent taken back, and to five letters an hour", async () => {
  await rule("robot", 1, "mail.send-letter", { subject: "x", text: "y" });
  await rule("trigger", 1, "mail.letter-received", {});
  const silent = await card();
  await db()
    .insertInto("consents")
    .values({
      client_id: silent.clientId,
      purpose: "messages",
      channel: null,
      is_given: false,
      text_version: "",
      source: "test",
      at: office.clock.now(),
      address: null,
      agent: null,
    })
    .execute();
  await arrive(letter({ from: silent.email }));
  await settle();
  const run = async (matterId: number) =>
    db()
      .selectFrom("robot_runs")
      .select(["state", "reason"])
      .where("matter_id", "=", matterId)
      .where("name", "=", "mail.send-letter")
      .execute();
  expect(await run(silent.matterId)).toMatchObject([{ state: "failed", reason: "opted-out" }]);
  const loud = await card();
  for (let i = 0; i < 5; i += 1)
    await queueLetter(office.ctx({ kind: "robot", id: null }), {
      onceKey: `loop-${loud.clientId}-${i}`,
      mailboxId,
      to: [loud.email],
      subject: "x",
      text: "y",
      clientId: loud.clientId,
    });
  await arrive(letter({ from: loud.email }));
  await settle();
  expect(await run(loud.matterId)).toMatchObject([{ state: "failed", reason: "letter-loop" }]);
});

test("two programs that answer each other come to rest", async () => {
  await rule("robot", 1, "mail.send-letter", { subject: "Получили", text: "Спасибо" });
  await rule("trigger", 1, "mail.letter-received", {});
  const { email, matterId } = await card();
  await arrive(letter({ from: email }));
  await settle();
  expect(sink.letters).toHaveLength(1);
  const ours = (await office.letters(mailboxId)).at(-1);
  for (let i = 0; i < 3; i += 1)
    await arrive(
      letter({
        from: email,
        subject: "Re: Получили",
        head: `In-Reply-To: ${ours?.message_id}\r\nAuto-Submitted: auto-replied`,
      }),
    );
  expect(sink.letters).toHaveLength(1);
  expect(await latestOpenMatter(office.ctx(), ours?.client_id ?? 0)).toBe(matterId);
});

test("mail.letter-to-employee writes to the responsible at his sign-in address", async () => {
  await rule("robot", 1, "mail.letter-to-employee", {
    who: "responsible",
    subject: "Письмо от {{client.name}}",
    text: "Тема: {{letter.last-subject}}",
  });
  await rule("trigger", 1, "mail.letter-received", {});
  const { email } = await card();
  await arrive(letter({ from: email, subject: "Важное" }));
  await settle();
  const login = (
    await db().selectFrom("users").select("login").where("id", "=", office.anna.id).executeTakeFirstOrThrow()
  ).login;
  expect(sink.letters.map((one) => one.to)).toEqual([[login.toLowerCase()]]);
  expect((await office.letters(mailboxId)).at(-1)?.snippet).toBe("Тема: Важное");
});

test("mail.letter-opened and mail.link-followed fire once, at marks that the letter itself tells of", async () => {
  await rule("trigger", 1, "mail.letter-opened", { subject: "договор" });
  await rule("trigger", 2, "mail.link-followed", {});
  const { email, clientId, matterId } = await card();
  const { id } = await queueLetter(office.ctx(office.anna), {
    onceKey: `tracked-${clientId}`,
    mailboxId,
    to: [email],
    subject: "Договор",
    text: "Оплата: https://pay.test/?a=1&b=2",
    clientId,
    tracks: true,
  });
  await settle();
  const html = decoded(sink.letters.at(-1)?.raw.toString() ?? "");
  expect(html).toContain("Отправитель узнает");
  const token = (kind: "o" | "l") => new RegExp(`/t/${kind}/([\\w-]+)`).exec(html)?.[1] ?? "";
  await noteFollowing(office.ctx(), token("o"));
  await noteFollowing(office.ctx(), token("o"));
  await settle();
  expect(await stageOf(matterId)).toBe(1);
  expect(await noteFollowing(office.ctx(), token("l"))).toMatchObject({ url: "https://pay.test/?a=1&b=2" });
  await settle();
  expect(await stageOf(matterId)).toBe(2);
  expect(await noteFollowing(office.ctx(), "nobody-made-it")).toBeNull();
  const told = (await db().selectFrom("events").select("name").where("subject_id", "=", id).execute()).map(
    (one) => one.name,
  );
  expect(told.filter((name) => name === "letter.opened")).toHaveLength(1);
});

test("mail.bounced moves the card of a letter that came back", async () => {
  await rule("trigger", 1, "mail.bounced", {});
  const { email, clientId, matterId } = await card();
  await queueLetter(office.ctx(office.anna), {
    onceKey: `bounced-${clientId}`,
    mailboxId,
    to: [email],
    subject: "Договор",
    text: "x",
    clientId,
  });
  await settle();
  const sent = (await office.letters(mailboxId)).at(-1);
  const report = `Final-Recipient: rfc822; ${email}\r\nAction: failed\r\nStatus: 5.2.2`;
  await arrive(
    `From: MAILER-DAEMON@mail.test\r\nMessage-ID: <r${clientId}@mail.test>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\n${report}\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: ${sent?.message_id}\r\n--b--\r\n`,
  );
  expect(await stageOf(matterId)).toBe(1);
});

/** The parts of a letter as a reader sees them: our own quoted-printable and base64 taken apart. */
function decoded(raw: string): string {
  const soft = raw.replaceAll(/=\r?\n/g, "");
  const bytes = soft.replaceAll(/((?:=[0-9A-F]{2})+)/g, (codes) =>
    Buffer.from(codes.replaceAll("=", ""), "hex").toString("utf8"),
  );
  const blocks = [...raw.matchAll(/base64\r?\n(?:[\w-]+:.*\r?\n)*\r?\n([A-Za-z0-9+/=\r\n]+)/g)].map(([, text = ""]) =>
    Buffer.from(text, "base64").toString("utf8"),
  );
  return [bytes, ...blocks].join("\n").replaceAll("&amp;", "&");
}
