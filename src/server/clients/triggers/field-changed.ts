import { z } from "zod";
import { defineTrigger, field, option } from "../../automation/index.ts";
import { changedOf, filledOf, moreWatched, watchedField, WatchedFields } from "./field-filled.ts";

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
    watchedField,
    field("how", "select", ["Как изменили", "How it changed"], {
      options: [option("any", "Любое изменение", "Any change"), option("emptied", "Очистили", "Emptied")],
    }),
  ],
  moreOptions: moreWatched,
  params: z.object({ fields: WatchedFields, how: z.enum(["any", "emptied"]).default("any") }),
  async matches(ctx, { event, card, params }) {
    const watched = changedOf(event.data, params.fields);
    if (watched.length === 0 || params.how === "any") return watched.length > 0;
    const filled = await filledOf(ctx, card.clientId, watched);
    return filled.length < watched.length;
  },
});
