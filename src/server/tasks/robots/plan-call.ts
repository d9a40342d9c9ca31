import { z } from "zod";
import { defineRobot, factsOf, field, fillForCard, fillText } from "../../automation/index.ts";
import { createTask } from "../create-task.ts";
import { dateTermFields, noteField, termFields, whoFields } from "./fields-data.ts";
import { cut, isUserNamed, taskEffect, taskParams, taskResults, termOf, userFor } from "./task-params.ts";

export const planCall = defineRobot({
  name: "tasks.plan-call",
  title: ["Запланировать звонок", "Plan a call"],
  help: [
    "Ставит дело-звонок с временем: «Позвонить {{client.first-name}}» завтра.",
    "Sets a call to be made at a time: “Call {{client.first-name}}” tomorrow.",
  ],
  group: "client",
  icon: "phone-plus",
  fields: [
    field("title", "text", ["О чём", "About"], {
      help: ["Пусто: «Позвонить» и имя клиента", "Empty: “Call” and the client's name"],
    }),
    noteField,
    ...whoFields(true),
    ...termFields,
    ...dateTermFields,
  ],
  params: z
    .object({ title: z.string().trim().max(300).default(""), ...taskParams })
    .refine(isUserNamed, { path: ["userId"], message: "required" }),
  effect: taskEffect,
  results: taskResults,
  async run(ctx, { card, params, onceKey }) {
    const facts = await factsOf(ctx, card);
    const { id } = await createTask(ctx, {
      title: cut(fillText(params.title || STANDARD, facts)),
      note: fillText(params.note, facts),
      kind: "call",
      dueAt: await termOf(ctx, params, facts),
      userId: await userFor(ctx, card.matterId, params),
      matterId: card.matterId,
      onceKey,
    });
    return { taskId: id };
  },
  preview: async (ctx, { card, params }) => cut(await fillForCard(ctx, card, params.title || STANDARD)),
});

const STANDARD = "Позвонить: {{client.name}}";
