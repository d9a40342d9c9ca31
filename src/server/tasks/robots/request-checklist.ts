import { z } from "zod";
import { defineRobot, factsOf, field, fillText } from "../../automation/index.ts";
import { refused } from "../../kernel/errors.ts";
import { createTask } from "../create-task.ts";
import { dateTermFields, noteField, termFields, titleField, whoFields } from "./fields-data.ts";
import { cut, isUserNamed, linesOf, taskEffect, taskParams, taskResults, termOf, userFor } from "./task-params.ts";

export const requestChecklist = defineRobot({
  name: "tasks.request-checklist",
  title: ["Запросить по списку", "Request by a checklist"],
  help: [
    "Ставит задачу со списком, который отмечают по строке: паспорт, ИНН, справка о доходах.",
    "Sets a task with a list that is ticked line by line: passport, INN, proof of income.",
  ],
  group: "task",
  icon: "list-check",
  fields: [
    titleField,
    field("checklist", "long-text", ["Список", "List"], {
      isRequired: true,
      help: ["Каждое с новой строки", "One a line"],
    }),
    noteField,
    ...whoFields(true),
    ...termFields,
    ...dateTermFields,
  ],
  params: z
    .object({ title: z.string().trim().min(1).max(300), checklist: z.string().trim().min(1).max(5000), ...taskParams })
    .refine(isUserNamed, { path: ["userId"], message: "required" }),
  effect: taskEffect,
  results: [...taskResults, { name: "items", title: "Строк в списке", titleEn: "Lines of the list", kind: "number" }],
  async run(ctx, { card, params, onceKey }) {
    const facts = await factsOf(ctx, card);
    const items = linesOf(fillText(params.checklist, facts));
    if (items.length === 0) throw refused("empty-text");
    const { id } = await createTask(ctx, {
      title: cut(fillText(params.title, facts)),
      note: fillText(params.note, facts),
      items,
      dueAt: await termOf(ctx, params, facts),
      userId: await userFor(ctx, card.matterId, params),
      matterId: card.matterId,
      onceKey,
    });
    return { taskId: id, items: items.length };
  },
  async preview(ctx, { card, params }) {
    const facts = await factsOf(ctx, card);
    return `${cut(fillText(params.title, facts))}: ${linesOf(fillText(params.checklist, facts)).join(", ")}`;
  },
});
