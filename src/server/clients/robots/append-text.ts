import { z } from "zod";
import { defineRobot, field, fillForCard } from "../../automation/index.ts";
import { refused } from "../../kernel/errors.ts";
import { fieldOptions } from "../field-titles-data.ts";
import { titleOf } from "../field-values.ts";
import { lockClient } from "../store.ts";
import { updateClient } from "../update-client.ts";

const textFields = ["note", "family", "work"] as const;

/** Adds a line under what a text of the card already says. */
export const appendText = defineRobot({
  name: "clients.append-text",
  title: ["Дописать в поле", "Append to a field"],
  help: [
    "Дописывает строку в конец текста клиента: в заметку — «Перезвонить после отпуска».",
    "Adds a line to the end of the client's text: to the note “Call after the holiday”.",
  ],
  group: "card",
  icon: "text-plus",
  fields: [
    field("field", "select", ["Поле", "Field"], {
      isRequired: true,
      options: fieldOptions.filter(({ value }) => textFields.some((name) => name === value)),
    }),
    field("text", "long-text", ["Текст", "Text"], {
      isRequired: true,
      help: ["Можно вставить факты: {{client.city}}", "Facts may be inserted: {{client.city}}"],
    }),
  ],
  params: z.object({ field: z.enum(textFields).default("note"), text: z.string().trim().min(1).max(1000) }),
  effect: () => ({ kind: "other", emits: ["client.changed"] }),
  async run(ctx, { card, params }) {
    const line = (await fillForCard(ctx, card, params.text)).trim();
    if (line === "") throw refused("empty-text");
    const former = (await lockClient(ctx, card.clientId))[params.field];
    const most = params.field === "note" ? 5000 : 300;
    const whole = former ? `${former}\n${line}` : line;
    // Old words are never cut for new ones.
    if (whole.length > most) throw refused("field-full");
    await updateClient(ctx, card.clientId, { [params.field]: whole });
    return { field: params.field };
  },
  preview: async (ctx, { card, params }) =>
    `${await titleOf(ctx, params.field)} + ${await fillForCard(ctx, card, params.text)}`,
});
