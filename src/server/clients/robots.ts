import { z } from "zod";
import { ClientFacts } from "../../api/clients.ts";
import { parseRubles } from "../../api/rubles.ts";
import { defineRobot, factsOf, fillText } from "../automation/index.ts";
import { invalid } from "../kernel/errors.ts";
import { addComment } from "./add-comment.ts";
import { fieldNames, fieldOptions } from "./field-titles-data.ts";
import { updateClient, type Facts } from "./update-client.ts";

export const changeField = defineRobot({
  name: "clients.change-field",
  title: ["Изменить поле карты", "Change a field of the card"],
  help: [
    "Записывает значение в поле клиента: город «Красноярск». Пустое значение очищает поле.",
    "Writes a value into the client's field: city “Krasnoyarsk”. An empty value clears it.",
  ],
  group: "card",
  icon: "forms",
  fields: [
    {
      name: "field",
      title: "Поле",
      titleEn: "Field",
      kind: "select",
      isRequired: true,
      options: [...fieldOptions],
      help: "",
      helpEn: "",
    },
    {
      name: "value",
      title: "Значение",
      titleEn: "Value",
      kind: "text",
      isRequired: false,
      options: [],
      help: "Можно вставить факты: {{client.city}}",
      helpEn: "Facts may be inserted: {{client.city}}",
    },
  ],
  params: z.object({ field: z.enum(fieldNames), value: z.string().trim().max(300).default("") }),
  async run(ctx, { card, params }) {
    const value = fillText(params.value, await factsOf(ctx, card)).trim();
    await updateClient(ctx, card.clientId, factsFrom(params.field, value));
    return { field: params.field };
  },
  preview: async (ctx, { card, params }) =>
    `${titleOf(params.field)}: ${fillText(params.value, await factsOf(ctx, card)) || "—"}`,
});

export const commentCard = defineRobot({
  name: "clients.add-comment",
  title: ["Оставить заметку", "Leave a note"],
  help: [
    "Добавляет заметку в ленту клиента: «Проверить, пришли ли документы».",
    "Adds a note to the client's timeline: “Check whether the papers came”.",
  ],
  group: "card",
  icon: "note",
  fields: [
    {
      name: "body",
      title: "Текст",
      titleEn: "Text",
      kind: "long-text",
      isRequired: true,
      options: [],
      help: "Можно вставить факты: {{client.first-name}}",
      helpEn: "Facts may be inserted: {{client.first-name}}",
    },
  ],
  params: z.object({ body: z.string().trim().min(1).max(5000) }),
  async run(ctx, { card, params }) {
    const { id } = await addComment(ctx, {
      clientId: card.clientId,
      matterId: card.matterId,
      body: fillText(params.body, await factsOf(ctx, card)),
    });
    return { commentId: id };
  },
  preview: async (ctx, { card, params }) => fillText(params.body, await factsOf(ctx, card)),
});

/** The typed value as the fact's own type; a value that is none fails the run with the field's name. */
function factsFrom(field: (typeof fieldNames)[number], text: string): Facts {
  const value = text === "" ? null : field === "incomeKopecks" ? parseRubles(text) : text;
  if (text !== "" && value === null) throw invalid({ value: "wrong" });
  const parsed = ClientFacts.partial().safeParse({ [field]: value });
  if (!parsed.success) throw invalid({ value: "wrong" });
  return parsed.data;
}

const titleOf = (field: string): string => fieldOptions.find((option) => option.value === field)?.title ?? field;
