import { afterAll, beforeAll, expect, test } from "vitest";
import { emit } from "../src/server/kernel/events.ts";
import { inTx } from "../src/server/kernel/tx.ts";
import { wholeProgram, type Whole } from "./whole.ts";

// Who has a right to something nearby tries to get a little more than it gives him.
let firm: Whole;
type Who = Awaited<ReturnType<Whole["employee"]>>;
let admin: Who;
let manager: Who;
let lawyer: Who;
let card: { clientId: number; matterId: number };
const db = () => firm.app.database.db;

beforeAll(async () => {
  firm = await wholeProgram({ env: { PUBLIC_URL: "http://127.0.0.1:9" } });
  admin = await firm.employee("admin");
  manager = await firm.employee("manager");
  lawyer = await firm.employee("lawyer");
  card = (await send(admin, "POST", "/api/clients", { name: "Ушакова Ольга", phone: "9131234567" })).json();
});
afterAll(() => firm.close());

type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
const send = (who: Who, method: Method, url: string, payload?: object) =>
  firm.http.inject({ method, url, headers: { cookie: who.cookie }, ...(payload ? { payload } : {}) });

let boxes = 0;
async function mailbox(more: object = {}): Promise<number> {
  const server = { host: "127.0.0.1", port: 9, security: "plain" };
  const reply = await send(admin, "POST", "/api/mailboxes", {
    name: "Фирма",
    address: `box-${(boxes += 1)}@firma.test`,
    kind: "shared",
    imap: server,
    smtp: server,
    login: "x",
    password: "secret of the mailbox",
    isOn: true,
    ...more,
  });
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json<{ id: number }>().id;
}

async function letterOf(mailboxId: number, more: object = {}): Promise<number> {
  const sent = await send(manager, "POST", "/api/letters", {
    key: `draft-${mailboxId}-${Math.random()}`,
    mailboxId,
    to: ["olga@mail.test"],
    subject: "Определение суда",
    text: "Добрый день",
    html: "<p>Добрый день</p>",
    ...more,
  });
  expect(sent.statusCode, sent.body).toBe(201);
  return sent.json<{ id: number }>().id;
}

const readsOf = async (who: Who) =>
  (await db().selectFrom("card_reads").select("what").where("user_id", "=", who.id).orderBy("id").execute()).map(
    ({ what }) => what,
  );

test("a stranger's body is not read, however large the endpoint lets one be", async () => {
  const broken = "[".repeat(2_000_000);
  for (const [method, url] of [
    ["POST", "/api/uploads?name=a"],
    ["PUT", "/api/pipelines/1/automation/file"],
  ] as const) {
    const headers = { "content-type": "application/json" };
    const reply = await firm.http.inject({ method, url, headers, payload: broken });
    // Had it been read, its brokenness would have been told.
    expect([url, reply.statusCode]).toEqual([url, 401]);
  }
});

test("a file is brought as plain bytes alone: JSON is never taken apart in memory", async () => {
  const bring = (payload: string) =>
    firm.http.inject({
      method: "POST",
      url: "/api/uploads?name=a",
      headers: { cookie: manager.cookie, "content-type": "application/json" },
      payload,
    });
  const [whole, broken] = [await bring('{"a":1}'), await bring('{"a":')];
  expect([whole.statusCode, broken.statusCode]).toEqual([422, 422]);
  expect(broken.body).toBe(whole.body);
});

test("an administrator does not let himself into another's personal mailbox", async () => {
  const id = await mailbox({ kind: "personal", ownerId: manager.id });
  expect((await send(admin, "PATCH", `/api/mailboxes/${id}`, { sharedWith: [admin.id] })).statusCode).toBe(403);
  expect((await send(manager, "PATCH", `/api/mailboxes/${id}/own`, { sharedWith: [lawyer.id] })).statusCode).toBe(200);
  // To let somebody out is no reading: an employee who left must not stay inside.
  expect((await send(admin, "PATCH", `/api/mailboxes/${id}`, { sharedWith: [] })).statusCode).toBe(200);
  const shared = await mailbox();
  expect((await send(admin, "PATCH", `/api/mailboxes/${shared}`, { sharedWith: [lawyer.id] })).statusCode).toBe(200);
});

test("a kept password is not carried to another server", async () => {
  const id = await mailbox();
  const server = { host: "127.0.0.1", port: 9, security: "plain" };
  const change = (body: object) => send(admin, "PATCH", `/api/mailboxes/${id}`, body);
  for (const name of ["imap", "smtp"]) {
    const moved = await change({ [name]: { ...server, host: "imap.elsewhere.test", security: "tls" } });
    expect([moved.statusCode, moved.json<{ error: object }>().error]).toMatchObject([
      422,
      { fields: { password: "required" } },
    ]);
  }
  expect((await change({ imap: server, smtp: { ...server, port: 10 } })).statusCode).toBe(200);
  const given = { imap: { ...server, host: "imap.elsewhere.test", security: "tls" }, password: "given anew" };
  expect((await change(given)).statusCode).toBe(200);
});

test("a partner's kept secret is not sent to another address", async () => {
  const at = (port: number) => `http://127.0.0.1:${port}/api`;
  const made = await send(admin, "POST", "/api/connections", {
    code: "tw-trespass",
    name: "WhatsApp",
    baseUrl: at(9),
    accountSid: `AC${"0".repeat(32)}`,
    sender: "whatsapp:+79130000001",
    authToken: "0123456789abcdef0123456789abcdef",
    isOn: true,
  });
  expect(made.statusCode, made.body).toBe(201);
  const line = await send(admin, "POST", "/api/telephony/connections", {
    code: "zd-trespass",
    name: "Линия",
    baseUrl: at(9),
    apiKey: "a1b2c3d4e5f60718293a",
    secret: "0f1e2d3c4b5a69788796",
  });
  expect(line.statusCode, line.body).toBe(201);
  for (const [url, secret] of [
    [`/api/connections/${made.json<{ id: number }>().id}`, "authToken"],
    [`/api/telephony/connections/${line.json<{ id: number }>().id}`, "secret"],
  ] as const) {
    const moved = await send(admin, "PATCH", url, { baseUrl: at(10) });
    expect([moved.statusCode, moved.json<object>()]).toMatchObject([
      422,
      { error: { fields: { [secret]: "required" } } },
    ]);
    expect((await send(admin, "PATCH", url, { baseUrl: `${at(9)}/v2` })).statusCode).toBe(200);
  }
});

test("whoever reads a letter's words is written down, by whatever address he reads them", async () => {
  const box = await mailbox();
  const brought = await firm.http.inject({
    method: "POST",
    url: "/api/uploads?name=x.txt",
    headers: { cookie: manager.cookie, "content-type": "application/octet-stream" },
    payload: "content",
  });
  const id = await letterOf(box, {
    clientId: card.clientId,
    uploadIds: [brought.json<{ id: number }>().id],
  });
  const paths: [string, string][] = [
    [`/api/letters/${id}/body`, "letter"],
    [`/api/letters/${id}/thread`, "letter"],
    [`/api/letters/${id}/files/1`, "letter-file"],
    [`/api/clients/${card.clientId}/letters?after=2999-01-01T00:00:00.000Z_1`, "letters"],
    [`/api/clients/${card.clientId}/timeline?kind=all&after=999999999`, "timeline"],
  ];
  for (const [path, what] of paths) {
    const reader = await firm.employee("desk");
    expect((await send(reader, "GET", path)).statusCode, path).toBe(200);
    expect([path, await readsOf(reader)]).toEqual([path, [what]]);
  }
});

test("the words of a conversation from the middle are a reading too", async () => {
  const { id } = (await send(manager, "PUT", `/api/clients/${card.clientId}/conversation`)).json<{ id: number }>();
  const reader = await firm.employee("desk");
  const page = await send(reader, "GET", `/api/conversations/${id}/words?after=9999999999999999.9_1`);
  expect(page.statusCode, page.body).toBe(200);
  expect(await readsOf(reader)).toEqual(["conversation"]);
});

test("one mark of a player, used again later in the day, is another listening", async () => {
  const now = firm.clock.now();
  const call = await db()
    .insertInto("calls")
    .values({ client_id: card.clientId, direction: "in", state: "ended", outcome: "talked", at: now })
    .returning("id")
    .executeTakeFirstOrThrow();
  const key = await firm.app.files.put(Buffer.from("ID3 sound"));
  const sound = { call_id: call.id, file_key: key, type: "audio/mpeg", size: 9, sha256: "0", keep_until: "2099-01-01" };
  const { id } = await db()
    .insertInto("recordings")
    .values({ ...sound, fetched_at: now })
    .returning("id")
    .executeTakeFirstOrThrow();
  const reader = await firm.employee("lawyer");
  const listen = () => send(reader, "GET", `/api/recordings/${id}/file?play=always-the-same`);
  await listen();
  await listen();
  expect(await readsOf(reader)).toEqual(["recording"]);
  firm.clock.moveTo(new Date(firm.clock.now().getTime() + 2 * 3_600_000));
  await listen();
  expect(await readsOf(reader)).toEqual(["recording", "recording"]);
});

test("the conversation of a letter in another's personal mailbox is not there to be answered, given or closed", async () => {
  const box = await mailbox({ kind: "personal", ownerId: manager.id });
  const letterId = await letterOf(box);
  const { id } = await db()
    .insertInto("conversations")
    .values({ letter_id: letterId, state: "open", last_at: firm.clock.now(), is_unread: true })
    .returning("id")
    .executeTakeFirstOrThrow();
  const verbs: [Method, string, object?][] = [
    ["PUT", "claim", {}],
    ["PUT", "assignee", { userId: null }],
    ["PUT", "snooze", { until: null }],
    ["PUT", "read"],
    ["PUT", "closed"],
    ["DELETE", "claim"],
  ];
  for (const [method, verb, body] of verbs)
    expect([verb, (await send(lawyer, method, `/api/conversations/${id}/${verb}`, body)).statusCode]).toEqual([
      verb,
      404,
    ]);
  const row = await db().selectFrom("conversations").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  expect(row).toMatchObject({ state: "open", is_unread: true, claimed_by: null });
  for (const [method, verb, body] of verbs)
    expect([verb, (await send(manager, method, `/api/conversations/${id}/${verb}`, body)).statusCode]).toEqual([
      verb,
      200,
    ]);
});

test("a colleague's morning letter is read by him alone, though it goes from the firm's common mailbox", async () => {
  await mailbox({ forRobots: true });
  const room = await send(manager, "POST", "/api/chat/directs", { userId: lawyer.id });
  const said = { key: "direct-word-1", body: "Между нами: он разводится" };
  await send(manager, "POST", `/api/chat/rooms/${room.json<{ id: number }>().id}/posts`, said);
  const choices = { showsText: true, kinds: [{ kind: "direct", digest: true }] };
  expect((await send(lawyer, "PATCH", "/api/profile/notices", choices)).statusCode).toBe(200);
  const until = firm.clock.now();
  const digest = await db()
    .insertInto("digests")
    .values({ user_id: lawyer.id, day: "2026-01-01", since: new Date(0), until, created_at: until })
    .returning("id")
    .executeTakeFirstOrThrow();
  await inTx(firm.ctx(), async (ctx) => {
    const data = { digestId: digest.id, userId: lawyer.id };
    await emit(ctx, "notice.digest-due", { subjectId: digest.id }, data);
  });
  await firm.jobs.runDue();
  const written = await db()
    .selectFrom("letters")
    .innerJoin("letter_bodies", "letter_bodies.letter_id", "letters.id")
    .select(["letters.id", "letter_bodies.text"])
    .where("once_key", "=", `digest ${digest.id}`)
    .executeTakeFirstOrThrow();
  expect(written.text).toContain("он разводится");
  const list = await send(manager, "GET", "/api/letters?view=out");
  expect(list.json<{ items: { id: number }[] }>().items.map(({ id }) => id)).not.toContain(written.id);
  expect((await send(manager, "GET", `/api/letters/${written.id}`)).statusCode).toBe(404);
  expect((await send(manager, "GET", `/api/letters/${written.id}/thread`)).statusCode).toBe(404);
});

test("a letter's key is the writer's own: nobody takes the name of another's letter, or of the house's", async () => {
  const box = await mailbox();
  const write = (who: Who) =>
    send(who, "POST", "/api/letters", {
      key: "digest 77",
      mailboxId: box,
      to: ["olga@mail.test"],
      subject: "Определение суда",
      text: "Добрый день",
    });
  const [first, again, other] = [await write(manager), await write(manager), await write(lawyer)];
  expect([first, again, other].map(({ statusCode }) => statusCode)).toEqual([201, 201, 201]);
  expect(again.json<{ id: number }>().id).toBe(first.json<{ id: number }>().id);
  expect(other.json<{ id: number }>().id).not.toBe(first.json<{ id: number }>().id);
  const taken = await db().selectFrom("letters").select("id").where("once_key", "=", "digest 77").execute();
  expect(taken).toEqual([]);
});
