import { z } from "zod";
import { events } from "../../../api/events.ts";
import { defineTrigger, field, option } from "../../automation/index.ts";

const fields = ["parkedUntil", "lostReason", "source"] as const;

export const fieldChanged = defineTrigger({
  name: "matters.field-changed",
  title: ["Изменено поле дела", "Matter's field changed"],
  help: [
    "Срабатывает, когда изменили поле дела: срок, до которого оно отложено.",
    "Fires when a field of the matter was changed: the date until which it is put off.",
  ],
  group: "card",
  icon: "edit",
  events: ["matter.changed"],
  fields: [
    field("fields", "multi-select", ["Поля", "Fields"], {
      isRequired: true,
      options: [
        option("parkedUntil", "Отложено до", "Put off until"),
        option("lostReason", "Причина отказа", "Reason of refusal"),
        option("source", "Источник дела", "Matter's source"),
      ],
    }),
  ],
  params: z.object({ fields: z.array(z.enum(fields)).min(1) }),
  matches(_ctx, { event, card, params }) {
    const changed: readonly string[] = events["matter.changed"].data.parse(event.data).fields;
    return event.matterId === card.matterId && params.fields.some((name) => changed.includes(name));
  },
});
