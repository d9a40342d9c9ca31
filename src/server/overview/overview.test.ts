import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { wholeProgram, type Whole } from "../../../test/whole.ts";
import { addDebt } from "../clients/index.ts";
import { receiveApplication } from "../applications/index.ts";
import { visitorActor, type Actor } from "../kernel/ctx.ts";
import { moveMatter } from "../matters/index.ts";
import { applyNews, createConnection, queueMessage, receiveMessage } from "../messaging/index.ts";
import { createTask } from "../tasks/index.ts";

let whole: Whole;
let me: { id: number; cookie: string };
let actor: Actor;
const people = ["Ёлкина Анна Петровна", "Яковлев Иван", "Абрамова Ольга", "Ершов Пётр Ильич"];

beforeAll(async () => {
  whole = await wholeProgram();
  me = await whole.employee("manager", { onShift: true });
  actor = { kind: "employee", id: me.id, role: "manager" };
  for (const [i, name] of people.entries()) {
    const sending = {
      formKey: null,
      mark: "absent" as const,
      seconds: null,
      fromAddress: 1,
      hasTrap: false,
      consentVersion: null,
      address: null,
      agent: null,
      referrer: null,
    };
    await receiveApplication(whole.ctx(visitorActor), { name, phone: `+7913555000${i}` }, sending);
    whole.clock.advance(1000);
  }
  await addDebt(whole.ctx(actor), 1, {
    creditor: "Сбербанк",
    kind: "loan",
    amountKopecks: 50_000_000,
    overdueSince: null,
  });
  await moveMatter(whole.ctx(actor), { matterId: 2, stageCode: "offer", by: "hand" });
  await createTask(whole.ctx(actor), {
    title: "Позвонить",
    matterId: 1,
    dueAt: new Date(whole.clock.now().getTime() - 60_000),
  });
}, 60_000);
afterAll(() => whole?.close());

const get = async <T>(url: string): Promise<T> => {
  const reply = await whole.http.inject({ url, headers: { cookie: me.cookie } });
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json();
};
interface Board {
  columns: {
    count: number;
    debtKopecks: number;
    overdue: number;
    cards: { clientName: string; nextStep: { title: string } | null }[];
  }[];
  counts: Record<string, number>;
}

test("the board tells each column's count, sum and overdue, newest on top", async () => {
  const board = await get<Board>("/api/pipelines/1/board");
  expect(board.columns[0]).toMatchObject({ count: 3, debtKopecks: 50_000_000, overdue: 1 });
  expect(board.columns[0]?.cards.map((c) => c.clientName)).toEqual([
    "Ершов Пётр Ильич",
    "Абрамова Ольга",
    "Ёлкина Анна Петровна",
  ]);
  expect(board.columns[3]?.cards.map((c) => c.clientName)).toEqual(["Яковлев Иван"]);
  expect(board.counts).toMatchObject({ all: 4, mine: 4, overdue: 1, unread: 0 });
});

test("filters narrow every column and keep its own count", async () => {
  const overdue = await get<Board>("/api/pipelines/1/board?filter=overdue");
  expect(overdue.columns.map((c) => c.count)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0]);
  expect(overdue.columns[0]?.cards[0]?.nextStep?.title).toBe("Позвонить");
  const others = await get<Board>("/api/pipelines/1/board?responsibleId=999");
  expect(others.columns.every((c) => c.count === 0 && c.cards.length === 0)).toBe(true);
});

test("the table sorts names as a Russian reader does, Ё after Е", async () => {
  const list = await get<{ items: { clientName: string }[] }>("/api/matters?pipelineId=1&sort=name");
  expect(list.items.map((m) => m.clientName)).toEqual([
    "Абрамова Ольга",
    "Ёлкина Анна Петровна",
    "Ершов Пётр Ильич",
    "Яковлев Иван",
  ]);
});

test("every sort pages through all matters once", async () => {
  for (const sort of ["newest", "name", "next-step"]) {
    const list = await get<{ items: { id: number }[]; next: string | null }>(`/api/matters?pipelineId=1&sort=${sort}`);
    expect(new Set(list.items.map((m) => m.id)).size).toBe(4);
    expect(list.next).toBeNull();
  }
});

test("search finds by words in any order, ё or е, a part of a phone, and by number", async () => {
  const names = async (q: string) =>
    (await get<{ items: { name: string }[] }>(`/api/search?q=${encodeURIComponent(q)}`)).items.map((h) => h.name);
  expect(await names("елкина")).toEqual(["Ёлкина Анна Петровна"]);
  expect(await names("петр ерш")).toEqual(["Ершов Пётр Ильич"]);
  expect(await names("8 913 555-00-02")).toEqual(["Абрамова Ольга"]);
  expect(await names("5550001")).toEqual(["Яковлев Иван"]);
  expect(await names("№1004")).toEqual(["Ершов Пётр Ильич"]);
  expect(await names("100%_нет")).toEqual([]);
});

test("the timeline has a line a change, newest first, and the words of the row it speaks of", async () => {
  const timeline = await get<{ items: { name: string; task: { title: string } | null }[] }>("/api/clients/1/timeline");
  expect(timeline.items[0]).toMatchObject({ name: "task.created", task: { title: "Позвонить" } });
  expect(timeline.items.map((i) => i.name)).toContain("application.received");
  const moves = await get<{ items: { name: string }[] }>("/api/clients/2/timeline?kind=moves");
  expect(moves.items.map((i) => i.name)).toEqual(["matter.moved", "matter.opened"]);
});

test("a message of the timeline has the words of our own refusals, and is sent again once at most", async () => {
  const { id: connectionId } = await createConnection(whole.ctx(actor), {
    code: "wa1",
    name: "WhatsApp",
    baseUrl: "https://api.twilio.com",
    accountSid: `AC${"1".repeat(32)}`,
    authToken: "x".repeat(32),
    sender: "whatsapp:+73912000000",
    isOn: true,
  });
  const connection = await whole.app.database.db
    .selectFrom("connections")
    .selectAll()
    .where("id", "=", connectionId)
    .executeTakeFirstOrThrow();
  const inbound = { address: "whatsapp:+79135550001", phone: "+79135550001", profileName: "", button: null, media: [] };
  const message = { ...inbound, externalId: "SM1", text: "Здравствуйте" };
  await receiveMessage(whole.ctx(), { connection, message, at: whole.clock.now() });
  const write = (onceKey: string) => queueMessage(whole.ctx(actor), { clientId: 2, text: "Добрый день", onceKey });
  const fail = (id: number, errorCode: string) =>
    applyNews(whole.ctx(), id, { news: "failed", at: whole.clock.now(), errorCode });
  const [late, broken] = [await write("timeline-late"), await write("timeline-broken")];
  await fail(late.id, "window-closed");
  await fail(broken.id, "63010");
  interface Line {
    message: { id: number; errorText: string | null; errorTextEn: string | null; canResend: boolean };
  }
  const lineOf = async (id: number) =>
    (await get<{ items: Line[] }>("/api/clients/2/timeline?kind=messages")).items.find((i) => i.message.id === id)
      ?.message;
  expect(await lineOf(late.id)).toMatchObject({
    errorText: expect.stringContaining("24 часов"),
    errorTextEn: expect.stringContaining("24 hours"),
    canResend: false,
  });
  expect(await lineOf(broken.id)).toMatchObject({ canResend: true });
  const again = await whole.http.inject({
    method: "POST",
    url: `/api/messages/${broken.id}/resending`,
    headers: { cookie: me.cookie, origin: whole.app.config.PUBLIC_URL },
    payload: { key: "timeline-again" },
  });
  expect(again.statusCode, again.body).toBe(201);
  expect(await lineOf(broken.id)).toMatchObject({ canResend: false });
});

test("who may not write to clients clears no unread marks", async () => {
  const put = async (cookie: string) =>
    (await whole.http.inject({ method: "PUT", url: "/api/clients/2/dialogs/read", headers: { cookie } })).statusCode;
  expect(await put((await whole.employee("accountant")).cookie)).toBe(403);
  expect(await get("/api/counters")).toMatchObject({ unreadDialogs: 1 });
  expect(await put(me.cookie)).toBe(200);
  expect(await get("/api/counters")).toMatchObject({ unreadDialogs: 0 });
});

test("the counters tell of work, and only what the person may see", async () => {
  expect(await get("/api/counters")).toMatchObject({ newApplications: 3, tasksDue: 1, failedRobots: 0 });
  const accountant = await whole.employee("accountant");
  const reply = await whole.http.inject({ url: "/api/counters", headers: { cookie: accountant.cookie } });
  expect(reply.json()).toMatchObject({ newApplications: 0 });
});

test("opening a card and its timeline is audited, paging on is not", async () => {
  const reads = () =>
    whole.app.database.db.selectFrom("card_reads").select("what").where("client_id", "=", 3).execute();
  await get("/api/clients/3/card");
  await get("/api/clients/3/timeline");
  await get("/api/clients/3/timeline?after=1");
  expect((await reads()).map((r) => r.what)).toEqual(["card", "timeline"]);
});

test("a filtered column at the cap has no sum: that of a part would mislead", async () => {
  const { db } = whole.app.database;
  await sql`insert into matters (client_id, pipeline_id, stage_id, stage_entered_at, source, rank, unread, created_at, changed_at)
    select 1, pipeline_id, stage_id, now(), 'hand', g, 1, now(), now() from matters, generate_series(1, 1000) g where matters.id = 1`.execute(
    db,
  );
  const board = await get<{ columns: { count: number; debtKopecks: number | null }[] }>(
    "/api/pipelines/1/board?filter=unread",
  );
  expect(board.columns[0]).toMatchObject({ count: 1000, debtKopecks: null });
  expect(board.columns[1]).toMatchObject({ count: 0, debtKopecks: 0 });
});
