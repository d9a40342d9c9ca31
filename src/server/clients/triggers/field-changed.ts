import { z } from "zod";
import { events } from "../../../api/events.ts";
import { defineTrigger, field, option } from "../../automation/index.ts";
import { readClient } from "../read-client.ts";
import { isFilled, watchedFields, watchedOptions } from "./field-filled.ts";

export const fieldChanged = defineTrigger({
  name: "clients.field-changed",
  title: ["Изменено поле", "Field changed"],
  help: [
    "Срабатывает, когда поле клиента изменили, также когда его очистили: сменился город.",
    "Fires when a field of the client was changed, also when it was emptied: another city.",
  ],
  group: "card",
  icon: "pencil",
  events: ["client.changed"],
  fields: [
    field("fields", "multi-select", ["Поля", "Fields"], {
      isRequired: true,
      options: watchedOptions,
      help: ["Достаточно одного из выбранных", "Any one of the chosen is enough"],
    }),
    field("how", "select", ["Как изменили", "How it changed"], {
      options: [option("any", "Любое изменение", "Any change"), option("emptied", "Очистили", "Emptied")],
    }),
  ],
  params: z.object({
    fields: z.array(z.enum(watchedFields)).min(1).max(20),
    how: z.enum(["any", "emptied"]).default("any"),
  }),
  async matches(ctx, { event, card, params }) {
    const changed = new Set(events["client.changed"].data.parse(event.data).fields);
    const watched = params.fields.filter((name) => changed.has(name));
    if (watched.length === 0 || params.how === "any") return watched.length > 0;
    const client = await readClient(ctx, card.clientId);
    return watched.some((name) => !isFilled(client[name]));
  },
});
