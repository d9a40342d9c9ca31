import { z } from "zod";
import { defineRobot, factsOf, fillText, type Field } from "../automation/index.ts";
import { notify } from "./notify.ts";
import { headsOf, recipientKinds, recipientsOf } from "./recipients.ts";

/** A robot's words are its own: the interface shows the text as it is. */
const KIND = "robot";

const Text = z.string().trim().min(1).max(500);
const textField: Field = {
  name: "text",
  title: "Текст",
  titleEn: "Text",
  kind: "long-text",
  isRequired: true,
  options: [],
  help: "Можно вставить факты карточки: {{client.name}}",
  helpEn: "Facts of the card may be inserted: {{client.name}}",
};

const recipientsField: Field = {
  name: "recipients",
  title: "Кому",
  titleEn: "To whom",
  kind: "select",
  isRequired: true,
  options: [
    { value: "responsible", title: "Ответственному", titleEn: "The responsible" },
    { value: "head", title: "Руководителю", titleEn: "The head" },
    { value: "on-shift", title: "Всем на смене", titleEn: "Everyone on shift" },
    { value: "user", title: "Сотруднику", titleEn: "An employee" },
  ],
  help: "",
  helpEn: "",
};

const userField: Field = {
  name: "userId",
  title: "Сотрудник",
  titleEn: "Employee",
  kind: "user",
  isRequired: false,
  options: [],
  help: "Нужен, если выбрано «Сотруднику»",
  helpEn: "Needed with “An employee”",
};

const notifyEmployee = defineRobot({
  name: "notices.notify-employee",
  title: ["Уведомить сотрудника", "Notify an employee"],
  help: [
    "Показывает уведомление в колокольчике. Например: «{{client.name}} ждёт звонка» — ответственному.",
    "Shows a notice in the bell. For example: “{{client.name}} waits for a call” to the responsible.",
  ],
  group: "employee",
  icon: "bell",
  fields: [recipientsField, userField, textField],
  params: z
    .object({ recipients: z.enum(recipientKinds), userId: z.coerce.number().int().positive().optional(), text: Text })
    .refine((params) => params.recipients !== "user" || params.userId !== undefined, { path: ["userId"], message: "required" }),
  run: async (ctx, { card, params, onceKey }) => {
    const facts = await factsOf(ctx, card);
    const people = await recipientsOf(ctx, params, facts);
    const text = fillText(params.text, facts);
    return { told: await notify(ctx, { userIds: people.map(({ id }) => id), kind: KIND, text, clientId: card.clientId, matterId: card.matterId, onceKey }) };
  },
  preview: async (ctx, { card, params }) => {
    const facts = await factsOf(ctx, card);
    return said(await recipientsOf(ctx, params, facts), fillText(params.text, facts));
  },
});

const notifyHead = defineRobot({
  name: "notices.notify-head",
  title: ["Уведомить руководителя", "Notify the head"],
  help: [
    "Показывает уведомление всем руководителям. Например: «Заявку {{client.name}} никто не взял».",
    "Shows a notice to all heads. For example: “Nobody took the application of {{client.name}}”.",
  ],
  group: "employee",
  icon: "bell-ringing",
  fields: [textField],
  params: z.object({ text: Text }),
  run: async (ctx, { card, params, onceKey }) => {
    const people = await recipientsOf(ctx, { recipients: "head" }, {});
    const text = fillText(params.text, await factsOf(ctx, card));
    return { told: await notify(ctx, { userIds: people.map(({ id }) => id), kind: KIND, text, clientId: card.clientId, matterId: card.matterId, onceKey }) };
  },
  preview: async (ctx, { card, params }) => said(await headsOf(ctx), fillText(params.text, await factsOf(ctx, card))),
});

const said = (people: readonly { name: string }[], text: string) => `${people.map(({ name }) => name).join(", ")}: ${text}`;

export const robots = [notifyEmployee, notifyHead];
