import { afterAll, beforeAll, expect, test } from "vitest";
import type { ReplyOf } from "../src/api/endpoint.ts";
import type { getConversation, listConversations, listWords, searchConversations } from "../src/api/inbox.ts";
import { addComment, findOrCreateByPhone } from "../src/server/clients/index.ts";
import { emit } from "../src/server/kernel/events.ts";
import { inTx } from "../src/server/kernel/tx.ts";
import { receiveMessage } from "../src/server/messaging/index.ts";
import { logCall } from "../src/server/telephony/index.ts";
import { whatsappNowhere } from "./whatsapp-nowhere.ts";
import { wholeProgram, type Whole } from "./whole.ts";

type Person = { id: number; cookie: string };
let whole: Whole;
let anna: Person;
let boris: Person;
let connectionId: number;
let said = 0;
beforeAll(async () => {
  whole = await wholeProgram({ env: { DEMO: "1" } });
  [anna, boris] = [
    await whole.employee("manager", { name: "Анна" }),
    await whole.employee("manager", { name: "Борис" }),
  ];
  connectionId = await whatsappNowhere(whole.ctx());
}, 60_000);
afterAll(() => whole?.close());

const db = () => whole.app.database.db;
async function ask<T>(
  who: Person,
  method: "GET" | "PUT" | "POST" | "DELETE",
  url: string,
  payload?: object,
  status = 200,
): Promise<T> {
  const reply = await whole.http.inject({
    method,
    url,
    headers: { cookie: who.cookie },
    ...(payload ? { payload } : {}),
  });
  expect(reply.statusCode, reply.body).toBe(status);
  return reply.json();
}
async function write(phone: string, text: string, name = "Ольга Смирнова"): Promise<number> {
  const connection = await db()
    .selectFrom("connections")
    .selectAll()
    .where("id", "=", connectionId)
    .executeTakeFirstOrThrow();
  await receiveMessage(whole.ctx({ kind: "provider", id: null }), {
    connection,
    message: {
      externalId: `SM${(said += 1)}`,
      address: `whatsapp:${phone}`,
      phone,
      profileName: name,
      text,
      media: [],
      button: null,
    },
    at: whole.clock.now(),
  });
  whole.clock.advance(60_000);
  return (await findOrCreateByPhone(whole.ctx(), { phone, name, source: "site" })).id;
}
const queue = (who: Person, query: string) =>
  ask<ReplyOf<typeof listConversations>>(who, "GET", `/api/conversations?${query}`);
const conversationId = async (clientId: number): Promise<number> =>
  (await db().selectFrom("conversations").select("id").where("client_id", "=", clientId).executeTakeFirstOrThrow()).id;

test("the inbox through HTTP: who waits longest is first; answered, snoozed and closed leave the queue", async () => {
  const first = await write("+79137010001", "Когда суд?", "Первый");
  const second = await write("+79137010002", "Добрый день", "Второй");
  const names = async (query: string) => (await queue(anna, query)).items.map((item) => item.client?.name);
  expect(await names("queue=waiting")).toEqual(["Первый", "Второй"]);
  const page = await queue(anna, "queue=waiting");
  expect(page.counts).toMatchObject({ waiting: 2, unassigned: 2, mine: 0, snoozed: 0 });
  expect(page.items[0]).toMatchObject({
    isUnread: true,
    last: { kind: "message", side: "client", channel: "whatsapp", text: "Когда суд?" },
  });
  const [one, two] = [await conversationId(first), await conversationId(second)];

  await ask(anna, "PUT", `/api/conversations/${one}/claim`, {});
  const warned = await ask<{ error: { reason: string; details: object } }>(
    boris,
    "PUT",
    `/api/clients/${first}/conversation/claim`,
    {},
    409,
  );
  expect(warned.error).toMatchObject({ reason: "claimed-by", details: { userId: anna.id, name: "Анна" } });
  expect((await queue(boris, "queue=waiting")).items[0]?.claim).toMatchObject({ id: anna.id, name: "Анна" });
  await ask(anna, "POST", `/api/clients/${first}/messages`, { connectionId, key: "первый-ответ", text: "Завтра" }, 201);
  expect(await names("queue=waiting")).toEqual(["Второй"]);
  expect(await names("queue=mine")).toEqual(["Первый"]);

  await ask(boris, "PUT", `/api/conversations/${two}/snooze`, { until: null });
  expect(await names("queue=waiting")).toEqual([]);
  expect(await names("queue=snoozed")).toEqual(["Второй"]);
  await ask(boris, "PUT", `/api/conversations/${two}/opened`, { undo: true });
  expect(await names("queue=waiting")).toEqual(["Второй"]);
  await ask(boris, "PUT", `/api/conversations/${two}/assignee`, { userId: anna.id });
  await ask(boris, "PUT", `/api/conversations/${two}/closed`);
  expect(await names("queue=mine")).toEqual(["Первый"]);
  expect(await names("queue=all&channel=whatsapp")).toEqual(["Первый", "Второй"]);
  expect(await names("queue=all&channel=call")).toEqual([]);
});

test("a conversation is one stream of messages, calls and notes, page by page without loss, and its opening is written down", async () => {
  const clientId = await write("+79137020001", "Начало", "Длинный разговор");
  const id = await conversationId(clientId);
  for (let i = 0; i < 30; i += 1) await write("+79137020001", `Слово ${i}`);
  await logCall(whole.ctx({ kind: "employee", id: anna.id }), {
    clientId,
    direction: "in",
    result: "no-answer",
    note: "звонил",
  });
  for (let i = 0; i < 20; i += 1)
    await addComment(whole.ctx({ kind: "employee", id: anna.id }), {
      clientId,
      matterId: undefined,
      body: `Заметка ${i}`,
    });
  const keys: string[] = [];
  let after: string | null = "";
  while (after !== null) {
    const page: ReplyOf<typeof listWords> = await ask(
      anna,
      "GET",
      `/api/conversations/${id}/words${after === "" ? "" : `?after=${after}`}`,
    );
    keys.push(...page.items.map((word) => word.key));
    if (keys.length <= 40) {
      expect(page.items[0]?.note).toMatchObject({ body: "Заметка 19", author: "Анна" });
      expect(page.items[20]?.call).toMatchObject({ result: "no-answer", note: "звонил", person: "Анна" });
    }
    after = page.next;
  }
  expect(keys).toHaveLength(52);
  expect(new Set(keys).size).toBe(52);
  const opened = await ask<ReplyOf<typeof getConversation>>(anna, "GET", `/api/conversations/${id}`);
  expect(opened.facts).toMatchObject({ phone: "+79137020001", matters: [{ isOpen: true }] });
  const reads = await db()
    .selectFrom("card_reads")
    .select(["user_id", "what"])
    .where("client_id", "=", clientId)
    .execute();
  expect(reads).toEqual([{ user_id: anna.id, what: "conversation" }]);
});

test("search finds by name, part of a phone and words of what was said, in any form of the word, ё as е", async () => {
  await write("+79137031177", "Отправляю справки о доходах, ещё одна будет позже", "Ёжикова Вера");
  const found = async (q: string) =>
    (
      await ask<ReplyOf<typeof searchConversations>>(anna, "GET", `/api/conversations/found?q=${encodeURIComponent(q)}`)
    ).items.map((item) => [item.client?.name, item.found?.text ?? null]);
  const words = "Отправляю справки о доходах, ещё одна будет позже";
  expect(await found("ежикова")).toEqual([["Ёжикова Вера", null]]);
  expect(await found("7031177")).toEqual([["Ёжикова Вера", null]]);
  expect(await found("справка доход")).toEqual([["Ёжикова Вера", words]]);
  expect(await found("отправл")).toEqual([["Ёжикова Вера", words]]);
  expect(await found("ещё")).toEqual(await found("еще"));
  expect(await found("'); drop table messages; --")).toEqual([]);
});

test("a letter of nobody stands in the queue of those who may read its mailbox, and goes over to the client it is put to", async () => {
  const clientId = await write("+79137040001", "Письмо придёт отдельно", "Адресат");
  const mailbox = await db()
    .insertInto("mailboxes")
    .values({
      name: "Личный",
      address: "anna@firma.test",
      kind: "personal",
      owner_id: anna.id,
      imap_host: "localhost",
      imap_port: 993,
      imap_security: "tls",
      smtp_host: "localhost",
      smtp_port: 465,
      smtp_security: "tls",
      login: "anna",
      smtp_login: null,
      password_sealed: "",
      certificate: null,
      sent_folder: null,
      import_days: 30,
      signature: "",
      tracks: false,
      for_robots: false,
      limits: "{}",
      is_on: true,
      started_at: whole.clock.now(),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const thread = await db()
    .insertInto("mail_threads")
    .values({ client_id: null, matter_id: null, created_at: whole.clock.now() })
    .returning("id")
    .executeTakeFirstOrThrow();
  const letter = await db()
    .insertInto("letters")
    .values({
      mailbox_id: mailbox.id,
      thread_id: thread.id,
      identity: "a@b",
      message_id: "a@b",
      direction: "in",
      state: "received",
      subject: "Решение суда",
      from_name: "Суд",
      from_address: "sud@example.test",
      recipients: JSON.stringify({ to: [{ name: "", address: "anna@firma.test" }], cc: [], bcc: [], replyTo: [] }),
      at: whole.clock.now(),
      snippet: "Определение во вложении",
      client_id: null,
      matter_id: null,
      search: "решение суда определение во вложении",
      created_at: whole.clock.now(),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const letterId = letter.id;
  await inTx(
    whole.ctx(),
    async (ctx) =>
      void (await emit(ctx, "letter.received", { subjectId: letterId }, { letterId, mailboxId: mailbox.id })),
  );
  const letters = async (who: Person) =>
    (await queue(who, "queue=waiting")).items.flatMap((item) => item.letter?.subject ?? []);
  expect(await letters(anna)).toEqual(["Решение суда"]);
  expect(await letters(boris)).toEqual([]);
  const own = await db()
    .selectFrom("conversations")
    .select("id")
    .where("letter_id", "=", letterId)
    .executeTakeFirstOrThrow();
  await ask(boris, "GET", `/api/conversations/${own.id}`, undefined, 404);
  const stream = await ask<ReplyOf<typeof listWords>>(anna, "GET", `/api/conversations/${own.id}/words`);
  expect(stream.items[0]?.letter).toMatchObject({ subject: "Решение суда", from: { name: "Суд" }, isUnsorted: true });
  const search = (who: Person) =>
    ask<ReplyOf<typeof searchConversations>>(
      who,
      "GET",
      `/api/conversations/found?q=${encodeURIComponent("определение")}`,
    );
  expect((await search(anna)).items).toHaveLength(1);
  expect((await search(boris)).items).toHaveLength(0);

  await db().updateTable("letters").set({ client_id: clientId }).where("id", "=", letterId).execute();
  await inTx(
    whole.ctx(),
    async (ctx) => void (await emit(ctx, "letter.linked", { clientId, subjectId: letterId }, { letterId })),
  );
  expect(await letters(anna)).toEqual([]);
  const now = await ask<ReplyOf<typeof getConversation>>(
    anna,
    "GET",
    `/api/conversations/${await conversationId(clientId)}`,
  );
  expect(now.last).toMatchObject({ kind: "letter", text: "Решение суда" });
});

test("who may not see clients sees no inbox, and who may not write changes nothing in it", async () => {
  await whole.http.inject({ url: "/api/conversations" }).then((reply) => expect(reply.statusCode).toBe(401));
  const id = await conversationId(await write("+79137050001", "Тихо", "Тихий"));
  const accountant = await whole.employee("accountant");
  const mayWrite = whole.app.mayDo({ kind: "employee", id: accountant.id, role: "accountant" }, "messages.send");
  await ask(accountant, "PUT", `/api/conversations/${id}/closed`, undefined, mayWrite ? 200 : 403);
  expect(mayWrite).toBe(false);
});
