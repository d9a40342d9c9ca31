import { z } from "zod";
import { defineRobot, factsOf, field, fillForCard, fillText } from "../../automation/index.ts";
import { createTask } from "../create-task.ts";
import { dateTermFields, noteField, termFields, titleField, whoFields } from "./fields-data.ts";
import { cut, isUserNamed, linesOf, taskEffect, taskParams, taskResults, termOf, userFor } from "./task-params.ts";

export const setTask = defineRobot({
  name: "tasks.create-task",
  title: ["Поставить задачу", "Set a task"],
  help: [
    "Ставит задачу сотруднику: «Позвонить: {{client.first-name}}», срок 15 рабочих минут.",
    "Sets a task for an employee: “Call {{client.first-name}}” within 15 working minutes.",
  ],
  group: "task",
  icon: "checkbox",
  fields: [
    titleField,
    noteField,
    ...whoFields(true),
    ...termFields,
    ...dateTermFields,
    field("checklist", "long-text", ["Список дел", "Checklist"], { help: ["Каждое с новой строки", "One a line"] }),
  ],
  params: z
    .object({
      title: z.string().trim().min(1).max(300),
      ...taskParams,
      checklist: z.string().trim().max(5000).default(""),
    })
    .refine(isUserNamed, { path: ["userId"], message: "required" }),
  effect: taskEffect,
  results: taskResults,
  async run(ctx, { card, params, onceKey }) {
    const facts = await factsOf(ctx, card);
    const { id } = await createTask(ctx, {
      title: cut(fillText(params.title, facts)),
      note: fillText(params.note, facts),
      items: linesOf(fillText(params.checklist, facts)),
      dueAt: await termOf(ctx, params, facts),
      userId: await userFor(ctx, card.matterId, params),
      matterId: card.matterId,
      onceKey,
    });
    return { taskId: id };
  },
  preview: async (ctx, { card, params }) => cut(await fillForCard(ctx, card, params.title)),
});
