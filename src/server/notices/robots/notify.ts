import { z } from "zod";
import { type Card, defineRobot, type Field, fillForCard } from "../../automation/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import { notify } from "../notify.ts";
import { recipientKinds, recipientsOf, type Recipients } from "../recipients.ts";

/** A robot's words are its own: the interface shows the text as it is. */
const KIND = "robot";
const HEAD: Recipients = { recipients: "head" };

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

const told = [{ name: "told", title: "Скольким сказано", titleEn: "People told", kind: "number" as const }];

export const notifyEmployee = defineRobot({
  name: "notices.notify-employee",
  title: ["Уведомить сотрудника", "Notify an employee"],
  help: [
    "Показывает уведомление в колокольчике. Например: «{{client.name}} ждёт звонка» — ответственному.",
    "Shows a notice in the bell. For example: “{{client.name}} waits for a call” to the responsible.",
  ],
  group: "employee",
  icon: "bell",
  effect: () => ({ kind: "notice" }),
  results: told,
  fields: [recipientsField, userField, textField],
  params: z
    .object({ recipients: z.enum(recipientKinds), userId: z.coerce.number().int().positive().optional(), text: Text })
    .refine((params) => params.recipients !== "user" || params.userId !== undefined, {
      path: ["userId"],
      message: "required",
    }),
  run: (ctx, { card, params, onceKey }) => tell(ctx, { card, onceKey, wanted: params, text: params.text }),
  preview: (ctx, { card, params }) => foretell(ctx, { card, wanted: params, text: params.text }),
});

export const notifyHead = defineRobot({
  name: "notices.notify-head",
  title: ["Уведомить руководителя", "Notify the head"],
  help: [
    "Показывает уведомление всем руководителям. Например: «Заявку {{client.name}} никто не взял».",
    "Shows a notice to all heads. For example: “Nobody took the application of {{client.name}}”.",
  ],
  group: "employee",
  icon: "bell-ringing",
  effect: () => ({ kind: "notice" }),
  results: told,
  fields: [textField],
  params: z.object({ text: Text }),
  run: (ctx, { card, params, onceKey }) => tell(ctx, { card, onceKey, wanted: HEAD, text: params.text }),
  preview: (ctx, { card, params }) => foretell(ctx, { card, wanted: HEAD, text: params.text }),
});

interface Telling {
  card: Card;
  wanted: Recipients;
  text: string;
}

async function tell(
  ctx: Ctx,
  { card, wanted, text, onceKey }: Telling & { onceKey: string },
): Promise<{ told: number }> {
  const people = await recipientsOf(ctx, card, wanted);
  const filled = await fillForCard(ctx, card, text);
  // Marks alone may leave nothing, and an empty notice says nothing.
  if (filled.trim() === "") throw refused("empty-text");
  const { clientId, matterId } = card;
  const told = await notify(ctx, {
    userIds: people.map(({ id }) => id),
    kind: KIND,
    text: filled,
    clientId,
    matterId,
    onceKey,
    // The words as the rule has them tell its notices from all others, whatever they are filled with.
    joinKey: `robot:${text}`,
  });
  return { told };
}

async function foretell(ctx: Ctx, { card, wanted, text }: Telling): Promise<string> {
  const people = await recipientsOf(ctx, card, wanted);
  return `${people.map(({ name }) => name).join(", ")}: ${await fillForCard(ctx, card, text)}`;
}
