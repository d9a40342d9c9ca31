import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { insertUser } from "../../../test/harness.ts";
import { ruledFirm, type RuledFirm } from "../../../test/ruled-firm.ts";
import type { Actor } from "../kernel/ctx.ts";
import { completeTask } from "./complete-task.ts";
import { createTask } from "./create-task.ts";
import { taskFacts } from "./facts.ts";
import { remindDue } from "./remind-due.ts";
import { readTask } from "./store.ts";
import { tickItem } from "./tick-item.ts";
import { updateClient } from "../clients/index.ts";

let firm: RuledFirm;
let boris: Actor & { id: number };
beforeAll(async () => {
  firm = await ruledFirm();
  boris = await insertUser(firm, { name: "Борис Юрист", role: "lawyer", onShift: true });
});
afterAll(() => firm.close());
const db = () => firm.app.database.db;
afterEach(async () => {
  await db().updateTable("automation_rules").set({ is_on: false }).execute();
});
const tasksOf = (matterId: number) =>
  db().selectFrom("tasks").selectAll().where("matter_id", "=", matterId).orderBy("id").execute();
const itemsOf = async (taskId: number) => (await readTask(firm.ctx(), taskId)).items;
const CONTACT = "applications/contact";
/** A card of Anna's that came to the stage where the robot stands. */
async function entered() {
  const card = await firm.card({ responsibleId: firm.anna.id });
  await firm.move(card.matterId, CONTACT);
  return card;
}

describe("robots of tasks", () => {
  test("tasks.create-task sets a task with a checklist, by the end of the working day before a date of the card", async () => {
    await firm.robot(CONTACT, {
      name: "tasks.create-task",
      params: {
        title: "Поздравить {{client.first-name}}",
        dueFrom: "client.birth-date",
        dueDays: -1,
        checklist: "Открытка\n\n Звонок ",
      },
    });
    const { clientId, matterId } = await firm.card({ responsibleId: firm.anna.id });
    await updateClient(firm.ctx(firm.anna), clientId, { birthDate: "1999-03-02" });
    await firm.move(matterId, CONTACT);
    const [task] = await tasksOf(matterId);
    // 1 March 1999 was a Monday: 18:00 in Krasnoyarsk.
    expect(task).toMatchObject({ title: "Поздравить Иван", user_id: firm.anna.id, kind: "task" });
    expect(task?.due_at?.toISOString()).toBe("1999-03-01T11:00:00.000Z");
    expect((await itemsOf(task!.id)).map(({ title, isDone }) => [title, isDone])).toEqual([
      ["Открытка", false],
      ["Звонок", false],
    ]);
    expect(await firm.runs(matterId, "tasks.create-task")).toEqual([
      { state: "done", reason: null, result: { taskId: task!.id } },
    ]);
  });

  test("tasks.create-task falls back on its own term when the card's date is empty", async () => {
    await firm.robot(CONTACT, {
      name: "tasks.create-task",
      params: { title: "Позвонить", dueFrom: "client.birth-date", amount: 2, unit: "hours", isWorkingTime: false },
    });
    const { matterId } = await entered();
    const [task] = await tasksOf(matterId);
    expect(task?.due_at?.getTime()).toBe(task!.created_at.getTime() + 2 * 3_600_000);
  });

  test("tasks.plan-call sets a call of the card", async () => {
    await firm.robot(CONTACT, { name: "tasks.plan-call", params: { amount: 1, unit: "days" } });
    const { matterId } = await entered();
    expect(await tasksOf(matterId)).toMatchObject([{ title: "Позвонить: Петров Иван", kind: "call", state: "open" }]);
  });

  test("tasks.request-checklist sets a task whose list is ticked; tasks.checklist-complete fires at the last line", async () => {
    await firm.robot(CONTACT, {
      name: "tasks.request-checklist",
      params: { title: "Документы клиента", checklist: "Паспорт\nИНН", who: "user", userId: boris.id },
    });
    await firm.trigger("applications/diagnosis", { name: "tasks.checklist-complete", params: { words: "документы" } });
    const { clientId, matterId } = await entered();
    const [task] = await tasksOf(matterId);
    const [passport, inn] = await itemsOf(task!.id);
    const tick = (itemId: number, isDone = true) => tickItem(firm.ctx(boris), { taskId: task!.id, itemId, isDone });
    await tick(passport!.id);
    await tick(passport!.id, false);
    await tick(inn!.id);
    await firm.settle();
    expect(await firm.stageOf(matterId)).toBe(CONTACT);
    expect(await firm.events(clientId, "task.checklist-completed")).toEqual([]);
    await tick(passport!.id);
    await tick(passport!.id);
    await firm.settle();
    expect(await firm.stageOf(matterId)).toBe("applications/diagnosis");
    expect(await firm.events(clientId, "task.checklist-completed")).toEqual([{ taskId: task!.id }]);
    await expect(tick(inn!.id + 100)).rejects.toMatchObject({ code: "not-found" });
    await completeTask(firm.ctx(boris), task!.id);
    await expect(tick(inn!.id)).rejects.toMatchObject({ reason: "task-not-open" });
  });

  test("tasks.change-tasks gives robots' open tasks to another and comments them; a person's task stays", async () => {
    await firm.robot(CONTACT, { name: "tasks.create-task", params: { title: "Собрать анкету", note: "Первое" } });
    await firm.robot(CONTACT, {
      name: "tasks.change-tasks",
      params: {
        words: "анкету",
        who: "user",
        userId: boris.id,
        comment: "Клиент просил перенести",
        amount: 3,
        unit: "days",
      },
    });
    const { matterId } = await firm.card({ responsibleId: firm.anna.id });
    await createTask(firm.ctx(firm.anna), { title: "Своя анкета: заполнить анкету", matterId });
    await firm.move(matterId, CONTACT);
    expect(await tasksOf(matterId)).toMatchObject([
      { title: "Своя анкета: заполнить анкету", user_id: firm.anna.id, note: "", due_at: null },
      { title: "Собрать анкету", user_id: boris.id, note: "Первое\nКлиент просил перенести" },
    ]);
    expect((await tasksOf(matterId))[1]?.due_at).not.toBeNull();
    expect(await firm.runs(matterId, "tasks.change-tasks")).toEqual([
      { state: "done", reason: null, result: { changed: 1 } },
    ]);
  });

  test("tasks.complete-tasks completes what robots of the card set", async () => {
    await firm.robot(CONTACT, { name: "tasks.create-task", params: { title: "Позвонить" } });
    await firm.robot("applications/diagnosis", { name: "tasks.complete-tasks", params: { scope: "card" } });
    const { matterId } = await entered();
    await firm.move(matterId, "applications/diagnosis");
    expect(await tasksOf(matterId)).toMatchObject([{ state: "done" }]);
  });

  test("tasks.assign-by-tasks gives the card to who has the fewest open tasks", async () => {
    await firm.robot(CONTACT, { name: "tasks.assign-by-tasks", params: { userIds: [firm.anna.id, boris.id] } });
    for (const title of ["раз", "два", "три", "четыре"]) await createTask(firm.ctx(boris), { title });
    await db().updateTable("tasks").set({ state: "done" }).where("user_id", "=", firm.anna.id).execute();
    const { matterId } = await firm.card({ responsibleId: boris.id });
    await firm.move(matterId, CONTACT);
    expect(await firm.runs(matterId, "tasks.assign-by-tasks")).toEqual([
      { state: "done", reason: null, result: { userId: firm.anna.id, name: "Анна Волкова" } },
    ]);
  });
});

describe("triggers of tasks", () => {
  test("tasks.all-done fires after the last open task, tasks.completed for its words", async () => {
    await firm.trigger(CONTACT, { name: "tasks.completed", params: { words: "договор" } });
    await firm.trigger("applications/diagnosis", { name: "tasks.all-done" });
    const { matterId } = await firm.card();
    const call = await createTask(firm.ctx(firm.anna), { title: "Позвонить", matterId });
    const sign = await createTask(firm.ctx(firm.anna), { title: "Подписать Договор", matterId });
    const more = await createTask(firm.ctx(firm.anna), { title: "Отправить", matterId });
    await completeTask(firm.ctx(firm.anna), call.id);
    await firm.settle();
    expect(await firm.stageOf(matterId)).toBe("applications/new");
    await completeTask(firm.ctx(firm.anna), sign.id);
    await firm.settle();
    expect(await firm.stageOf(matterId)).toBe(CONTACT);
    await completeTask(firm.ctx(firm.anna), more.id);
    await firm.settle();
    expect(await firm.stageOf(matterId)).toBe("applications/diagnosis");
  });

  test("tasks.status fires when a robot's task is overdue, not for a person's own", async () => {
    await firm.robot(CONTACT, {
      name: "tasks.create-task",
      params: { title: "Перезвонить", amount: 1, unit: "hours", isWorkingTime: false },
    });
    await firm.trigger("applications/offer", {
      name: "tasks.status",
      params: { statuses: ["overdue"], byRobot: true, words: "перезвонить" },
    });
    const { matterId } = await entered();
    await createTask(firm.ctx(firm.anna), {
      title: "Перезвонить самой",
      matterId,
      dueAt: new Date(firm.clock.now().getTime() + 60_000),
    });
    firm.clock.advance(120_000);
    await remindDue(firm.ctx());
    await firm.settle();
    expect(await firm.stageOf(matterId)).toBe(CONTACT);
    firm.clock.advance(3_600_000);
    await remindDue(firm.ctx());
    await firm.settle();
    expect(await firm.stageOf(matterId)).toBe("applications/offer");
  });
});

test("facts of many cards are those of each, in one query", async () => {
  const cards = [await firm.card(), await firm.card()];
  const { matterId } = cards[1]!;
  const dueAt = new Date("2027-01-15T03:00:00Z");
  await createTask(firm.ctx(firm.anna), { title: "Позже", matterId });
  await createTask(firm.ctx(firm.anna), { title: "Суд", matterId, dueAt, items: ["один", "два"] });
  const done = await createTask(firm.ctx(firm.anna), { title: "Было", matterId });
  await completeTask(firm.ctx(firm.anna), done.id);
  const many = await taskFacts.loadMany?.(firm.ctx(), cards);
  for (const card of cards) expect(many?.get(card.matterId)).toEqual(await taskFacts.load(firm.ctx(), card));
  expect(many?.get(matterId)).toMatchObject({
    "task.open-count": 2,
    "task.done-count": 1,
    "task.next-due": "2027-01-15",
    "task.next-title": "Суд",
    "task.checklist-left": 2,
  });
  expect(many?.get(cards[0]!.matterId)).toMatchObject({ "task.open-count": 0, "task.next-due": null });
});
