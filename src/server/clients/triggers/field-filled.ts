import { z } from "zod";
import { defineTrigger } from "../../automation/index.ts";
import { fieldNames, fieldOptions } from "../field-titles-data.ts";
import { readClient } from "../read-client.ts";

export const watchedOptions = [...fieldOptions, { value: "phones", title: "Телефон", titleEn: "Phone" }];
export const watchedFields = [...fieldNames, "phones"] as const;
const Changed = z.object({ fields: z.array(z.string()) });

export const fieldFilled = defineTrigger({
  name: "clients.field-filled",
  title: ["Заполнено поле", "Field filled"],
  help: [
    "Срабатывает, когда поле клиента изменили и оно не пусто: указан ИНН.",
    "Fires when a field of the client was changed and is not empty: the INN is given.",
  ],
  group: "card",
  icon: "forms",
  events: ["client.changed"],
  fields: [
    {
      name: "fields",
      title: "Поля",
      titleEn: "Fields",
      kind: "multi-select",
      isRequired: true,
      options: watchedOptions,
      help: "Достаточно одного из выбранных",
      helpEn: "Any one of the chosen is enough",
    },
  ],
  params: z.object({
    fields: z.array(z.enum(watchedFields)).min(1).max(20),
  }),
  async matches(ctx, { event, card, params }) {
    const changed = new Set(Changed.parse(event.data).fields);
    const watched = params.fields.filter((field) => changed.has(field));
    if (watched.length === 0) return false;
    const client = await readClient(ctx, card.clientId);
    return watched.some((field) => isFilled(client[field]));
  },
});

export const isFilled = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined && value !== "";
