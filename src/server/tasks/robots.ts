import { z } from "zod";
import { heads, pickByRota } from "../access/index.ts";
import { defineRobot, factsOf, fillText, type FactValue } from "../automation/index.ts";
import { workCalendar } from "../kernel/calendar.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { refused } from "../kernel/errors.ts";
import { matterBrief } from "../matters/index.ts";
import { completeRobotTasks } from "./complete-robot-tasks.ts";
import { createTask } from "./create-task.ts";
import { completeTasksFields, createTaskFields } from "./robot-fields-data.ts";
import { dueAfter } from "./rules.ts";

const TaskParams = z
  .object({
    title: z.string().trim().min(1).max(300),
    note: z.string().trim().max(5000).default(""),
    who: z.enum(["responsible", "rota", "user", "head"]).default("responsible"),
    userId: z.coerce.number().int().positive().optional(),
    /** No amount: a task without a term. */
    amount: z.coerce.number().int().min(1).max(10_000).optional(),
    unit: z.enum(["minutes", "hours", "days"]).default("minutes"),
    isWorkingTime: z.boolean().default(true),
  })
  .refine((params) => params.who !== "user" || params.userId !== undefined, { path: ["userId"], message: "required" });
type TaskParams = z.output<typeof TaskParams>;

export const setTask = defineRobot({
  name: "tasks.create-task",
  title: ["Поставить задачу", "Set a task"],
  help: [
    "Ставит задачу сотруднику: «Позвонить: {{client.first-name}}», срок 15 рабочих минут.",
    "Sets a task for an employee: “Call {{client.first-name}}” within 15 working minutes.",
  ],
  group: "task",
  icon: "checkbox",
  fields: createTaskFields,
  params: TaskParams,
  async run(ctx, { card, params, onceKey }) {
    const facts = await factsOf(ctx, card);
    const { id } = await createTask(ctx, {
      title: titleFor(params, facts),
      note: fillText(params.note, facts),
      dueAt: await termOf(ctx, params),
      userId: await userFor(ctx, card.matterId, params),
      matterId: card.matterId,
      onceKey,
    });
    return { taskId: id };
  },
  preview: async (ctx, { card, params }) => titleFor(params, await factsOf(ctx, card)),
});

export const completeTasks = defineRobot({
  name: "tasks.complete-tasks",
  title: ["Завершить задачи роботов", "Complete robots' tasks"],
  help: [
    "Отмечает выполненными открытые задачи, которые поставили роботы этой стадии или всей карточки.",
    "Marks as done the open tasks set by robots of this stage or of the whole card.",
  ],
  group: "task",
  icon: "checks",
  fields: completeTasksFields,
  params: z.object({ scope: z.enum(["stage", "card"]).default("stage") }),
  run: async (ctx, { card, params }) => ({ completed: await completeRobotTasks(ctx, card, params.scope) }),
});

/** Facts can make a title longer than a title may be. */
const titleFor = (params: TaskParams, facts: Record<string, FactValue>): string =>
  fillText(params.title, facts).trim().slice(0, 300);

async function termOf(ctx: Ctx, { amount, unit, isWorkingTime }: TaskParams): Promise<Date | null> {
  return amount === undefined ? null : dueAfter(ctx.now, { amount, unit, isWorkingTime }, await workCalendar(ctx));
}

/** A card without a responsible gets a task that is nobody's yet: it is seen in "unassigned" rather than lost. */
async function userFor(ctx: Ctx, matterId: number, params: TaskParams): Promise<number | null> {
  switch (params.who) {
    case "responsible":
      return (await matterBrief(ctx, matterId))?.responsibleId ?? null;
    case "rota":
      return (await pickByRota(ctx, {}))?.id ?? null;
    case "head":
      return (await heads(ctx))[0]?.id ?? null;
    case "user":
      if (params.userId === undefined) throw refused("wrong-params");
      return params.userId;
  }
}
