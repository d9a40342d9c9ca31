import { z } from "zod";
import { defineRobot, fillForCard } from "../../automation/index.ts";
import { fieldOptions } from "../field-titles-data.ts";
import { customOptions, factsFrom, titleOf } from "../field-values.ts";
import { updateClient } from "../update-client.ts";
import { SettableField } from "./settable.ts";

export const changeField = defineRobot({
  name: "clients.change-field",
  title: ["Изменить поле карты", "Change a field of the card"],
  help: [
    "Записывает значение в поле клиента: город «Красноярск». Пустое значение очищает поле.",
    "Writes a value into the client's field: city “Krasnoyarsk”. An empty value clears it.",
  ],
  group: "card",
  icon: "forms",
  effect: () => ({ kind: "other", emits: ["client.changed"] }),
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
  moreOptions: async (ctx) => ({ field: await customOptions(ctx) }),
  params: z.object({ field: SettableField, value: z.string().trim().max(300).default("") }),
  async run(ctx, { card, params }) {
    const value = (await fillForCard(ctx, card, params.value)).trim();
    await updateClient(ctx, card.clientId, await factsFrom(ctx, params.field, value));
    return { field: params.field };
  },
  preview: async (ctx, { card, params }) =>
    `${await titleOf(ctx, params.field)}: ${(await fillForCard(ctx, card, params.value)) || "—"}`,
});
