import { z } from "zod";
import { events } from "../../../api/events.ts";
import { defineTrigger, field } from "../../automation/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { readHeldFacts } from "../facts/read-held-facts.ts";
import { fieldOptions } from "../field-titles-data.ts";
import { customOptions } from "../field-values.ts";
import { readClient } from "../read-client.ts";
import { SettableField } from "../robots/settable.ts";

export const watchedField = field("fields", "multi-select", ["Поля", "Fields"], {
  isRequired: true,
  options: [...fieldOptions, { value: "phones", title: "Телефон", titleEn: "Phone" }],
  help: ["Достаточно одного из выбранных", "Any one of the chosen is enough"],
});
export const moreWatched = async (ctx: Ctx) => ({ fields: await customOptions(ctx) });
export const WatchedFields = z
  .array(z.union([z.literal("phones"), SettableField]))
  .min(1)
  .max(100);

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
  fields: [watchedField],
  moreOptions: moreWatched,
  params: z.object({ fields: WatchedFields }),
  async matches(ctx, { event, card, params }) {
    const watched = changedOf(event.data, params.fields);
    const filled = await filledOf(ctx, card.clientId, watched);
    return filled.length > 0;
  },
});

export function changedOf(data: unknown, watched: readonly string[]): string[] {
  const changed = new Set(events["client.changed"].data.parse(data).fields);
  return watched.filter((name) => changed.has(name));
}

/** Those of the fields that are not empty. */
export async function filledOf(ctx: Ctx, clientId: number, fields: readonly string[]): Promise<string[]> {
  if (fields.length === 0) return [];
  const held = await readHeldFacts(ctx, clientId);
  const hasPhone = fields.includes("phones") && (await readClient(ctx, clientId)).phones.length > 0;
  return fields.filter((name) => (name === "phones" ? hasPhone : held.has(name)));
}
