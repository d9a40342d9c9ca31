import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { startPartners } from "../partners/start.ts";
import { connectSandbox } from "../scripts/demo/connect.ts";
import { pressTrigger, setCardVariable } from "../src/server/automation/index.ts";
import type { Actor } from "../src/server/kernel/ctx.ts";
import { runJob } from "../src/server/kernel/run-job.ts";
import { wholeProgram, type Whole } from "./whole.ts";

// The shipped pipeline "Applications" lives by itself: people only do what people do (take, call, tick, press a button),
// the clock goes on, and exactly the tasks and messages of domain-process, section 1, come of it.

const HOUR = 3_600_000;
const ZONE_MS = 7 * HOUR;

let whole: Whole;
let partners: { url: string; close: () => Promise<void> };
/** A token outlives the weeks of a life; a browser's session would not. */
let token: string;
let person: Actor & { id: number };
let people = 0;

beforeAll(async () => {
  partners = await startPartners({ port: 0 });
  whole = await wholeProgram({ withLists: true, env: { PUBLIC_URL: "http://127.0.0.1:9" } });
  const manager = await whole.employee("manager", { onShift: true, name: "Ксения Обухова" });
  person = { kind: "employee", id: manager.id, role: "manager" };
  await whole.employee("head", { name: "Руководитель" });
  const admin = await whole.employee("admin");
  const made = await whole.http.inject({
    method: "POST",
    url: "/api/profile/tokens",
    headers: { cookie: manager.cookie },
    payload: { name: "life" },
  });
  token = z.object({ token: z.string() }).parse(made.json()).token;
  await connectSandbox(whole.ctx({ kind: "employee", id: admin.id, role: "admin" }), partners.url);
}, 60_000);
afterAll(async () => {
  await whole?.close();
  await partners?.close();
});
/** Each life begins on a Tuesday at 10:00. */
beforeEach(async () => {
  const WEEK = 7 * 24 * HOUR;
  const TUESDAY_10 = Date.parse("2026-11-24T03:00:00Z");
  const weeks = Math.ceil((whole.clock.now().getTime() - TUESDAY_10) / WEEK);
  whole.clock.moveTo(new Date(TUESDAY_10 + weeks * WEEK));
});

const local = (moment: Date): string =>
  new Date(moment.getTime() + ZONE_MS).toISOString().slice(0, 16).replace("T", " ");

/** Hours between two looks at the moments that came: what the queue has in hand runs at its own times between them. */
const STEP = 6;

/** The clock goes on, and the minute's job that tells of moments with it. */
async function pass(hours: number): Promise<void> {
  for (let left = hours; left > 0; left -= STEP) {
    await whole.jobs.runUntil(new Date(whole.clock.now().getTime() + Math.min(STEP, left) * HOUR));
    await runJob(whole.app, "automation.tell-times", { data: {}, cause: null });
    await whole.jobs.runDue();
  }
  expect(whole.jobs.failures).toEqual([]);
}

async function call(method: "POST" | "PUT", url: string, payload: object = {}): Promise<unknown> {
  const reply = await whole.http.inject({ method, url, payload, headers: { authorization: `Bearer ${token}` } });
  expect(reply.statusCode, `${url}: ${reply.body}`).toBeLessThan(300);
  await whole.jobs.runDue();
  return reply.json();
}

interface Life {
  matterId: number;
  clientId: number;
  number: number;
}

async function apply(): Promise<Life> {
  const phone = `8 (913) 111-22-${String((people += 1)).padStart(2, "0")}`;
  const form = { name: "Ушакова Ольга Сергеевна", phone, debtAmount: "640 000", consent: true };
  const reply = await whole.http.inject({ method: "POST", url: "/api/public/applications", payload: form });
  expect(reply.statusCode, reply.body).toBe(201);
  const row = await whole.app.database.db
    .selectFrom("applications")
    .select(["matter_id", "client_id", "id"])
    .orderBy("id", "desc")
    .executeTakeFirstOrThrow();
  await pass(0.01);
  return z.object({ matterId: z.int(), clientId: z.int(), number: z.int() }).parse({
    matterId: row.matter_id,
    clientId: row.client_id,
    number: row.id,
  });
}
const take = (life: Life) => call("POST", `/api/applications/${life.number}/taking`);
const ring = (life: Life, result: "talked" | "no-answer") =>
  call("POST", `/api/clients/${life.clientId}/calls`, { matterId: life.matterId, result });
const press = async (life: Life, title: string) => {
  const { id } = await whole.app.database.db
    .selectFrom("automation_rules")
    .select("id")
    .where("title", "=", title)
    .executeTakeFirstOrThrow();
  const pressed = await pressTrigger(whole.ctx(person), { matterId: life.matterId, ruleId: id });
  await whole.jobs.runDue();
  return pressed;
};
const complete = async (life: Life, title: string) => {
  const { id } = await whole.app.database.db
    .selectFrom("tasks")
    .select("id")
    .where("matter_id", "=", life.matterId)
    .where("title", "=", title)
    .where("state", "=", "open")
    .executeTakeFirstOrThrow();
  await call("PUT", `/api/tasks/${id}/completion`);
};

const stage = async ({ matterId }: Life): Promise<string> =>
  (
    await whole.app.database.db
      .selectFrom("matters")
      .innerJoin("stages", "stages.id", "stage_id")
      .select("code")
      .where("matters.id", "=", matterId)
      .executeTakeFirstOrThrow()
  ).code;
const messages = async ({ clientId }: Life): Promise<string[]> =>
  (
    await whole.app.database.db
      .selectFrom("messages")
      .innerJoin("message_templates", "message_templates.id", "template_id")
      .select(["message_templates.code", "messages.state"])
      .where("messages.client_id", "=", clientId)
      .orderBy("messages.id")
      .execute()
  ).map(({ code, state }) => `${code} ${state}`);
/** Title, when it is due, and whether it is still open. */
const tasks = async ({ matterId }: Life): Promise<string[]> =>
  (
    await whole.app.database.db
      .selectFrom("tasks")
      .select(["title", "due_at", "state"])
      .where("matter_id", "=", matterId)
      .orderBy("id")
      .execute()
  ).map((task) => `${task.title} | ${task.due_at ? local(task.due_at) : "-"} | ${task.state}`);
const openTasks = async (life: Life): Promise<string[]> =>
  (await tasks(life)).filter((line) => line.endsWith("open")).map((line) => line.split(" | ")[0] ?? "");
const cardsIn = async ({ clientId }: Life): Promise<string[]> =>
  (
    await whole.app.database.db
      .selectFrom("matters")
      .innerJoin("pipelines", "pipelines.id", "pipeline_id")
      .select("code")
      .where("client_id", "=", clientId)
      .orderBy("matters.id")
      .execute()
  ).map(({ code }) => code);
const failed = async ({ matterId }: Life) =>
  whole.app.database.db
    .selectFrom("robot_runs")
    .select(["title", "reason"])
    .where("matter_id", "=", matterId)
    .where("state", "=", "failed")
    .execute();

const GAPS = "Дополнить карту: на стадию перешла без нужного";

describe("an application", () => {
  test("not taken in 15 minutes is passed on and the heads are told, once more after an hour", async () => {
    const life = await apply();
    expect(await messages(life)).toEqual(["app_received accepted"]);
    expect(await tasks(life)).toEqual(["Позвонить: Ушакова Ольга Сергеевна | 2026-11-24 10:15 | open"]);
    await pass(0.3);
    expect(await whole.eventNames()).toContain("application.overdue");
    await pass(1);
    const notices = await whole.app.database.db
      .selectFrom("notices")
      .select(["kind", "text"])
      .where("matter_id", "=", life.matterId)
      .execute();
    expect(notices.filter(({ kind }) => kind === "application.overdue").length).toBeGreaterThan(0);
    expect(notices.filter(({ text }) => text?.includes("за час никто не взял"))).toHaveLength(1);
    expect(await stage(life)).toBe("new");
  });

  test("whose person never answers ends in refusal after five attempts, with one final message", async () => {
    const life = await apply();
    await take(life);
    expect(await stage(life)).toBe("contact");
    const day = local(whole.clock.now()).slice(0, 10);
    const next = local(new Date(whole.clock.now().getTime() + 24 * HOUR)).slice(0, 10);
    const afterNext = local(new Date(whole.clock.now().getTime() + 48 * HOUR)).slice(0, 10);
    const retry = async () => (await tasks(life)).filter((line) => line.startsWith("Перезвонить")).at(-1);
    const minute = local(whole.clock.now()).slice(14);
    await ring(life, "no-answer");
    expect(await retry()).toBe(`Перезвонить: Ольга | ${day} 12:${minute} | open`);
    await pass(2);
    await ring(life, "no-answer");
    expect(await retry()).toBe(`Перезвонить: Ольга | ${next} 10:00 | open`);
    await pass(22);
    await ring(life, "no-answer");
    expect(await retry()).toBe(`Перезвонить: Ольга | ${next} 18:00 | open`);
    await pass(7);
    await ring(life, "no-answer");
    expect(await retry()).toBe(`Перезвонить: Ольга | ${afterNext} 10:00 | open`);
    expect(await messages(life)).toEqual(["app_received accepted"]);
    await pass(17);
    expect(await stage(life)).toBe("contact");
    await ring(life, "no-answer");
    await pass(1);
    expect(await stage(life)).toBe("lost");
    expect(await messages(life)).toEqual(["app_received accepted", "call_missed accepted"]);
    expect(await openTasks(life)).toEqual([]);
    const matter = await whole.app.database.db
      .selectFrom("matters")
      .select(["lost_reason", "is_open"])
      .where("id", "=", life.matterId)
      .executeTakeFirstOrThrow();
    expect(matter).toEqual({ lost_reason: "Не дозвонились", is_open: false });
    expect(await failed(life)).toEqual([]);
    await pass(15 * 24);
    expect(await stage(life)).toBe("lost");
  }, 60_000);

  test("without papers is reminded, given to the manager and put off after 14 days; its day brings it back", async () => {
    const life = await apply();
    await take(life);
    await ring(life, "talked");
    await pass(1);
    expect(await stage(life)).toBe("diagnosis");
    expect(await openTasks(life)).toEqual(["Диагностика: анкета и документы"]);
    expect(await messages(life)).toEqual(["app_received accepted", "docs_needed accepted"]);
    await pass(3 * 24);
    expect((await messages(life)).slice(2)).toEqual(["docs_reminder accepted"]);
    expect(await openTasks(life)).toHaveLength(1);
    await pass(4 * 24);
    expect(await openTasks(life)).toEqual([
      "Диагностика: анкета и документы",
      "Неделя без документов: позвонить Ольга",
    ]);
    await pass(7 * 24);
    expect(await stage(life)).toBe("parked");
    expect(await openTasks(life)).toEqual([]);
    expect(await messages(life)).toHaveLength(3);

    const card = await whole.app.database.db
      .selectFrom("matters")
      .select(["version", "pipeline_id"])
      .where("id", "=", life.matterId)
      .executeTakeFirstOrThrow();
    const stages = await whole.app.database.db
      .selectFrom("stages")
      .select(["id", "code"])
      .where("pipeline_id", "=", card.pipeline_id)
      .execute();
    const stageId = (code: string) => stages.find((one) => one.code === code)?.id;
    const url = `/api/matters/${life.matterId}/stage`;
    await call("PUT", url, { stageId: stageId("diagnosis"), version: card.version, reason: "клиент нашёлся" });
    const parkedUntil = local(new Date(whole.clock.now().getTime() + 3 * 24 * HOUR)).slice(0, 10);
    await call("PUT", url, { stageId: stageId("parked"), version: card.version + 1, parkedUntil });
    await pass(2 * 24);
    expect(await stage(life)).toBe("parked");
    await pass(24);
    expect(await stage(life)).toBe("contact");
    expect(await openTasks(life)).toEqual(["Созвониться: Ольга"]);
    expect(await failed(life)).toEqual([]);
  }, 60_000);

  test("left idle for 14 days is put off", async () => {
    const life = await apply();
    await take(life);
    await pass(13 * 24);
    expect(await stage(life)).toBe("contact");
    await pass(25);
    expect(await stage(life)).toBe("parked");
    expect(await openTasks(life)).toEqual([]);
  }, 60_000);

  test("goes from the form to work: papers, offer, contract, payment, a case card and a word of thanks", async () => {
    const life = await apply();
    await take(life);
    await ring(life, "talked");
    const paper = await whole.app.database.db
      .selectFrom("task_items")
      .innerJoin("tasks", "tasks.id", "task_id")
      .select(["task_items.id", "task_id"])
      .where("matter_id", "=", life.matterId)
      .execute();
    expect(paper).toHaveLength(5);
    for (const item of paper) await call("PUT", `/api/tasks/${item.task_id}/items/${item.id}`, { isDone: true });
    expect(await stage(life)).toBe("offer");
    await complete(life, "Диагностика: анкета и документы");
    expect(await stage(life)).toBe("offer");
    await complete(life, "Подготовить предложение: путь, цена, риски");
    // The trigger brought the card here with an empty questionnaire: somebody has to see to it.
    expect(await stage(life)).toBe("offer");
    await complete(life, GAPS);
    expect(await stage(life)).toBe("contract");
    await pass(1);
    await pass(2 * 24);
    expect(await openTasks(life)).toEqual([
      "Договор: подписать и заказать доверенность",
      "Договор не подписан: позвонить Ольга",
    ]);
    await pass(4 * 24);
    const told = await whole.app.database.db
      .selectFrom("notices")
      .select("text")
      .where("matter_id", "=", life.matterId)
      .where("text", "like", "%договор не подписан%")
      .execute();
    expect(told).toHaveLength(1);

    expect(await press(life, "Первый платёж получен")).toMatchObject({ outcome: "condition-false" });
    expect(await press(life, "Договор подписан")).toEqual({ outcome: "moved", reason: null });
    expect(await stage(life)).toBe("first_payment");
    expect(await openTasks(life)).toEqual([GAPS, "Выставить первый счёт: Ушакова Ольга Сергеевна"]);
    await complete(life, GAPS);
    expect(await cardsIn(life)).toEqual(["applications", "payments"]);

    await setCardVariable(whole.ctx(person), { matterId: life.matterId, code: "route", value: "court" });
    expect(await press(life, "Первый платёж получен")).toEqual({ outcome: "moved", reason: null });
    await pass(1);
    expect(await stage(life)).toBe("won");
    expect(await cardsIn(life)).toEqual(["applications", "payments", "court"]);
    expect(await openTasks(life)).toEqual(["Передать дело юристу и запросить документы по пути"]);
    expect(await messages(life)).toEqual([
      "app_received accepted",
      "docs_needed accepted",
      "contract_ready accepted",
      "case_started accepted",
    ]);
    expect(await failed(life)).toEqual([]);
  }, 60_000);
});
