import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { insertUser, testBase, type TestBase } from "../../../test/harness.ts";
import { listTasks as endpoint } from "../../api/tasks.ts";
import { installRule, makeAutomation } from "../automation/index.ts";
import { findOrCreateByPhone } from "../clients/index.ts";
import { clients } from "../clients/slice.ts";
import type { Actor } from "../kernel/ctx.ts";
import { cards, installPipelines, moveMatter, openMatter, pipelines } from "../matters/index.ts";
import { matters } from "../matters/slice.ts";
import { completeTask } from "./complete-task.ts";
import { createTask } from "./create-task.ts";
import { listTasks } from "./list-tasks.ts";
import { remindDue } from "./remind-due.ts";
import { reopenTask } from "./reopen-task.ts";
import { tasks } from "./slice.ts";
import { readTask } from "./store.ts";
import { updateTask } from "./update-task.ts";

const automation = makeAutomation({
  robots: [...matters.robots, ...tasks.robots],
  triggers: [...matters.triggers, ...tasks.triggers],
  facts: [...clients.facts, ...matters.facts, ...tasks.facts],
  cards,
});

let base: TestBase;
let user: Actor & { id: number };
let head: Actor & { id: number };
let stages: Record<string, number>;
let matterId: number;

beforeAll(async () => {
  base = await testBase({ slices: [clients, matters, tasks, automation] });
  // Opens the pool's connections, so that what runs at once below really does.
  await Promise.all([1, 2, 3, 4].map(() => sql`select pg_sleep(0.05)`.execute(base.app.database.db)));
  await installPipelines(base.ctx());
  user = await insertUser(base, { name: "Анна Волкова", onShift: true });
  head = await insertUser(base, { role: "head" });
  const applications = (await pipelines(base.ctx())).find((p) => p.code === "applications");
  stages = Object.fromEntries((applications?.stages ?? []).map((s) => [s.code, s.id]));
});
afterAll(() => base.close());

let last = 0;
beforeEach(async () => {
  matterId = await newMatter();
});
async function newMatter(): Promise<number> {
  const client = await findOrCreateByPhone(base.ctx(), {
    phone: `+7913${String(3_000_000 + (last += 1))}`,
    name: "Ушакова Ольга Сергеевна",
    source: "site",
  });
  return (await openMatter(base.ctx(), { clientId: client.id, source: "site", responsibleId: user.id })).id;
}
const db = () => base.app.database.db;
const inMinutes = (minutes: number) => new Date(base.clock.now().getTime() + minutes * 60_000);
const nextStep = () =>
  db()
    .selectFrom("matters")
    .select(["next_task_id as id", "next_task_title as title", "next_due_at as dueAt"])
    .where("id", "=", matterId)
    .executeTakeFirstOrThrow();
const rowOf = (id: number) => db().selectFrom("tasks").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const eventsOf = async (of: number) =>
  (
    await db()
      .selectFrom("events")
      .select(["name", "data"])
      .where("matter_id", "=", of)
      .where(sql<boolean>`name like 'task.%'`)
      .orderBy("id")
      .execute()
  ).map((e) => [e.name, e.data]);
const noticesOf = async (taskId: number) =>
  (await db().selectFrom("notices").select(["user_id", "kind", "data"]).orderBy("id").execute())
    .filter((n) => n.data["taskId"] === taskId)
    .map((n) => [n.kind, n.user_id]);
const none = { id: null, title: null, dueAt: null };

describe("setting a task", () => {
  test("writes it for the one who set it, makes it the next step and says so", async () => {
    const due = inMinutes(30);
    const { id } = await createTask(base.ctx(user), { title: "Позвонить", dueAt: due, matterId });
    expect(await readTask(base.ctx(), id)).toMatchObject({
      title: "Позвонить",
      state: "open",
      dueAt: due,
      isOverdue: false,
      user: { id: user.id, name: "Анна Волкова" },
      matterId,
      byRobot: null,
    });
    expect(await nextStep()).toEqual({ id, title: "Позвонить", dueAt: due });
    expect(await eventsOf(matterId)).toEqual([["task.created", { taskId: id, userId: user.id }]]);
  });
  test("the nearest term is the next step; tasks without a term come after", async () => {
    const ctx = base.ctx(user);
    const undated = await createTask(ctx, { title: "Когда-нибудь", matterId });
    expect((await nextStep()).id).toBe(undated.id);
    const later = await createTask(ctx, { title: "Завтра", dueAt: inMinutes(1500), matterId });
    expect((await nextStep()).id).toBe(later.id);
    const sooner = await createTask(ctx, { title: "Сегодня", dueAt: inMinutes(5), matterId });
    expect((await nextStep()).id).toBe(sooner.id);
    await updateTask(ctx, sooner.id, { dueAt: inMinutes(3000) });
    expect((await nextStep()).id).toBe(later.id);
    await updateTask(ctx, later.id, { title: "Завтра утром" });
    expect((await nextStep()).title).toBe("Завтра утром");
    for (const task of [undated, later, sooner]) await completeTask(ctx, task.id);
    expect(await nextStep()).toEqual(none);
  });
  test("one key is one task, also of two at once", async () => {
    const set = () => createTask(base.ctx(user), { title: "Раз", matterId, onceKey: `once:${matterId}` });
    const both = await Promise.all([set(), set()]);
    expect(both[0]).toEqual(both[1]);
    expect(await set()).toEqual(both[0]);
    expect(await eventsOf(matterId)).toHaveLength(1);
  });
  test("two tasks at once leave the nearer one as the next step", async () => {
    const due = inMinutes(10);
    await Promise.all([
      createTask(base.ctx(user), { title: "Дальше", dueAt: inMinutes(90), matterId }),
      createTask(base.ctx(user), { title: "Ближе", dueAt: due, matterId }),
    ]);
    expect(await nextStep()).toMatchObject({ title: "Ближе", dueAt: due });
  });
  test("an unknown employee, a strange matter and another's matter are refused", async () => {
    await expect(createTask(base.ctx(user), { title: "х", userId: 999_999 })).rejects.toMatchObject({
      fields: { userId: "unknown" },
    });
    await expect(createTask(base.ctx(user), { title: "х", matterId: 999_999 })).rejects.toMatchObject({
      code: "not-found",
    });
    const { client_id } = await db()
      .selectFrom("matters")
      .select("client_id")
      .where("id", "=", await newMatter())
      .executeTakeFirstOrThrow();
    await expect(createTask(base.ctx(user), { title: "х", matterId, clientId: client_id })).rejects.toMatchObject({
      fields: { matterId: "wrong" },
    });
  });
});

describe("doing a task", () => {
  test("tells how many are left, keeps the result, and is no change the second time", async () => {
    const first = await createTask(base.ctx(user), { title: "Первая", matterId });
    const second = await createTask(base.ctx(user), { title: "Вторая", matterId });
    await completeTask(base.ctx(user), first.id, "договорились");
    await completeTask(base.ctx(user), first.id);
    await completeTask(base.ctx(user), second.id);
    expect(await rowOf(first.id)).toMatchObject({
      state: "done",
      result: "договорились",
      done_by: user.id,
      done_at: base.clock.now(),
    });
    expect((await eventsOf(matterId)).slice(2)).toEqual([
      ["task.completed", { taskId: first.id, openLeft: 1 }],
      ["task.completed", { taskId: second.id, openLeft: 0 }],
    ]);
    await expect(updateTask(base.ctx(user), first.id, { title: "х" })).rejects.toMatchObject({
      reason: "task-not-open",
    });
  });
  test("of two done at once exactly one is the last", async () => {
    const both = [
      await createTask(base.ctx(user), { title: "А", matterId }),
      await createTask(base.ctx(user), { title: "Б", matterId }),
    ];
    await Promise.all(both.map((task) => completeTask(base.ctx(user), task.id)));
    expect((await eventsOf(matterId)).slice(2).map(([, data]) => (data as { openLeft: number }).openLeft)).toEqual([
      1, 0,
    ]);
  });
  test("can be taken back", async () => {
    const { id } = await createTask(base.ctx(user), { title: "Поспешил", matterId });
    await completeTask(base.ctx(user), id, "готово");
    await reopenTask(base.ctx(user), id);
    await reopenTask(base.ctx(user), id);
    expect(await rowOf(id)).toMatchObject({ state: "open", result: null, done_at: null, done_by: null });
    expect((await nextStep()).id).toBe(id);
    expect((await eventsOf(matterId)).map(([name]) => name)).toEqual([
      "task.created",
      "task.completed",
      "task.reopened",
    ]);
  });
  test("a change names its fields; the same again is none", async () => {
    const { id } = await createTask(base.ctx(user), { title: "Было", matterId });
    const due = inMinutes(60);
    await updateTask(base.ctx(user), id, { title: "Стало", dueAt: due, userId: head.id });
    await updateTask(base.ctx(user), id, { title: "Стало", dueAt: due });
    expect((await eventsOf(matterId)).slice(1)).toEqual([
      ["task.changed", { taskId: id, fields: ["title", "dueAt", "userId"] }],
    ]);
  });
});

describe("reminding", () => {
  test("at the term its employee is told once, a working day later the head", async () => {
    const { id } = await createTask(base.ctx(user), { title: "Проверить", dueAt: inMinutes(10), matterId });
    await remindDue(base.ctx());
    expect(await noticesOf(id)).toEqual([]);
    base.clock.advance(10 * 60_000);
    await Promise.all([remindDue(base.ctx()), remindDue(base.ctx())]);
    expect(await noticesOf(id)).toEqual([["task.due", user.id]]);
    expect((await eventsOf(matterId)).filter(([name]) => name === "task.overdue")).toHaveLength(1);
    base.clock.advance(23 * 3_600_000);
    await remindDue(base.ctx());
    expect(await noticesOf(id)).toHaveLength(1);
    base.clock.advance(3_600_000);
    await remindDue(base.ctx());
    await remindDue(base.ctx());
    expect(await noticesOf(id)).toEqual([
      ["task.due", user.id],
      ["task.overdue", head.id],
    ]);
  });
  test("a new term reminds anew; a done task and one without a term never do; nobody's goes to the head", async () => {
    const moved = await createTask(base.ctx(user), { title: "Перенос", dueAt: inMinutes(1), matterId });
    const done = await createTask(base.ctx(user), { title: "Сделана", dueAt: inMinutes(1), matterId });
    const undated = await createTask(base.ctx(user), { title: "Без срока", matterId });
    const nobodys = await createTask(base.ctx(user), { title: "Ничья", dueAt: inMinutes(1), userId: null, matterId });
    await completeTask(base.ctx(user), done.id);
    base.clock.advance(60_000);
    await remindDue(base.ctx());
    await updateTask(base.ctx(user), moved.id, { dueAt: inMinutes(1) });
    base.clock.advance(60_000);
    await remindDue(base.ctx());
    expect(await noticesOf(moved.id)).toEqual([
      ["task.due", user.id],
      ["task.due", user.id],
    ]);
    expect(await noticesOf(done.id)).toEqual([]);
    expect(await noticesOf(undated.id)).toEqual([]);
    expect(await noticesOf(nobodys.id)).toEqual([["task.due", head.id]]);
  });
});

describe("the list", () => {
  const ask = async (query: Record<string, string>, actor: Actor = user) =>
    listTasks(base.ctx(actor), endpoint.query.parse(query));
  test("heaps by term, whose, and pages that neither miss nor repeat", async () => {
    const mine = await insertUser(base);
    const ctx = () => base.ctx(mine);
    const ids: number[] = [];
    for (let i = 0; i < 60; i += 1)
      ids.push(
        (
          await createTask(ctx(), {
            title: `т${i}`,
            dueAt: i % 3 === 0 ? inMinutes(20) : i % 3 === 1 ? inMinutes(3000 + (i % 2)) : null,
            matterId,
          })
        ).id,
      );
    const nobodys = await createTask(ctx(), { title: "ничья", userId: null, matterId });
    base.clock.advance(60_000);
    const late = await createTask(ctx(), { title: "просрочена", dueAt: inMinutes(-30), matterId });
    const first = await ask({}, mine);
    expect(first.counts).toEqual({ overdue: 1, today: 20, later: 20, noDate: 20 });
    expect(first.items).toHaveLength(50);
    expect(first.items[0]).toMatchObject({ id: late.id, isOverdue: true });
    const second = await ask({ after: first.next! }, mine);
    expect(second.next).toBeNull();
    const seen = [...first.items, ...second.items].map((t) => t.id);
    expect(new Set(seen).size).toBe(61);
    expect([...seen].toSorted((a, b) => a - b)).toEqual([...ids, late.id].toSorted((a, b) => a - b));
    expect((await ask({ when: "overdue" }, mine)).items.map((t) => t.id)).toEqual([late.id]);
    expect((await ask({ when: "no-date" }, mine)).items).toHaveLength(20);
    expect((await ask({ whose: "unassigned", matterId: String(matterId) }, mine)).items.map((t) => t.id)).toEqual([
      nobodys.id,
    ]);
    expect((await ask({ whose: "all", matterId: String(matterId) }, user)).counts.noDate).toBe(21);
    for (const id of ids) await completeTask(ctx(), id);
    const done = await ask({ when: "done" }, mine);
    expect(done.items[0]).toMatchObject({ id: ids.at(-1), state: "done" });
    expect((await ask({ when: "done", after: done.next! }, mine)).items).toHaveLength(10);
    await expect(ask({ after: "чушь" }, mine)).rejects.toMatchObject({ fields: { after: "wrong" } });
  });
});

describe("robots and triggers of tasks", () => {
  const atOnce = {
    delay: { kind: "at-once" as const },
    order: "after-previous" as const,
    workingTime: "any" as const,
    cancelOnLeave: true,
  };
  const goTo = (stageCode: string) => moveMatter(base.ctx(user), { matterId, stageCode, by: "hand" });
  const stageOf = async () =>
    (await db().selectFrom("matters").select("stage_id").where("id", "=", matterId).executeTakeFirstOrThrow()).stage_id;

  test("a robot sets a task in words of the card, with a working term; all done moves the card by a trigger", async () => {
    await installRule(base.ctx(user), {
      stageId: stages["contact"]!,
      kind: "robot",
      name: "tasks.create-task",
      title: "Звонок",
      params: { title: "Позвонить: {{client.first-name}}", who: "responsible", amount: 15, unit: "minutes" },
      timing: atOnce,
    });
    await installRule(base.ctx(user), {
      stageId: stages["diagnosis"]!,
      kind: "trigger",
      name: "tasks.all-done",
      params: {},
    });
    base.clock.moveTo(new Date("2026-12-04T10:50:00Z"));
    await goTo("contact");
    await base.jobs.runDue();
    expect(base.jobs.failures).toEqual([]);
    const step = await nextStep();
    expect(step).toMatchObject({ title: "Позвонить: Ольга", dueAt: new Date("2026-12-07T02:05:00Z") });
    expect(await readTask(base.ctx(), step.id!)).toMatchObject({ byRobot: "Звонок", user: { id: user.id } });
    expect(await tasks.facts[0].load(base.ctx(), { matterId, clientId: 0 })).toMatchObject({
      "task.open-count": 1,
      "task.overdue-count": 0,
    });
    await completeTask(base.ctx(user), step.id!);
    await base.jobs.runDue();
    expect(base.jobs.failures).toEqual([]);
    expect(await stageOf()).toBe(stages["diagnosis"]);
  });
  test("a robot completes only what robots of its stage set; a task with the words moves the card", async () => {
    await installRule(base.ctx(user), {
      stageId: stages["offer"]!,
      kind: "robot",
      name: "tasks.create-task",
      params: { title: "Согласовать", who: "head" },
      timing: atOnce,
    });
    await installRule(base.ctx(user), {
      stageId: stages["offer"]!,
      kind: "robot",
      name: "tasks.complete-tasks",
      params: {},
      timing: { ...atOnce, delay: { kind: "after", amount: 1, unit: "hours" } },
    });
    await installRule(base.ctx(user), {
      stageId: stages["contract"]!,
      kind: "trigger",
      name: "tasks.completed",
      params: { words: "подписать  ДОГОВОР" },
    });
    const own = await createTask(base.ctx(user), { title: "Подписать договор с клиентом", matterId });
    await goTo("contact");
    await base.jobs.runDue();
    await goTo("offer");
    await base.jobs.runUntil(inMinutes(61));
    expect(base.jobs.failures).toEqual([]);
    const states = await db()
      .selectFrom("tasks")
      .select(["title", "state", "user_id"])
      .where("matter_id", "=", matterId)
      .orderBy("id")
      .execute();
    expect(states).toEqual([
      { title: "Подписать договор с клиентом", state: "open", user_id: user.id },
      { title: "Позвонить: Ольга", state: "open", user_id: user.id },
      { title: "Согласовать", state: "done", user_id: head.id },
    ]);
    expect(await stageOf()).toBe(stages["offer"]);
    await completeTask(base.ctx(user), own.id);
    await base.jobs.runDue();
    expect(await stageOf()).toBe(stages["contract"]);
  });
});
