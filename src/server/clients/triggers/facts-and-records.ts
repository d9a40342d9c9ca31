import { z } from "zod";
import { events } from "../../../api/events.ts";
import { recordKinds } from "../../../api/client-records.ts";
import { defineTrigger, field, option } from "../../automation/index.ts";
import { fieldOptions, recordOptions } from "../field-titles-data.ts";
import { moreWatched } from "./field-filled.ts";

const anyHelp = ["Пусто: любое", "Empty: any"] as const;

export const factDisputed = defineTrigger({
  name: "clients.fact-disputed",
  title: ["Сведения расходятся", "Facts disagree"],
  help: [
    "Срабатывает, когда документ, клиент, импорт или другая программа сказали не то, что стоит в карте: другой СНИЛС.",
    "Fires when a document, the client, an import or another program said otherwise than the card: another SNILS.",
  ],
  group: "card",
  icon: "scale",
  events: ["client.fact-disputed"],
  fields: [field("fields", "multi-select", ["Поля", "Fields"], { options: fieldOptions, help: anyHelp })],
  moreOptions: moreWatched,
  params: z.object({ fields: z.array(z.string()).max(100).default([]) }),
  matches: (_ctx, { event, params }) =>
    isAmong(params.fields, events["client.fact-disputed"].data.parse(event.data).field),
});

export const recordsChanged = defineTrigger({
  name: "clients.records-changed",
  title: ["Изменены сведения списком", "A list of the card changed"],
  help: [
    "Срабатывает, когда в карте добавили, изменили или удалили строку: новая сделка, ещё один автомобиль.",
    "Fires when a line of the card's lists was added, changed or removed: a new deal, one more car.",
  ],
  group: "card",
  icon: "list-check",
  events: ["client.records-changed"],
  fields: [
    field("kinds", "multi-select", ["Что именно", "Which"], { options: recordOptions, help: anyHelp }),
    field("how", "select", ["Как изменили", "How it changed"], {
      options: [
        option("any", "Любое изменение", "Any change"),
        option("added", "Добавили", "Added"),
        option("changed", "Изменили", "Changed"),
        option("removed", "Удалили", "Removed"),
      ],
    }),
  ],
  params: z.object({
    kinds: z.array(z.enum(recordKinds)).max(40).default([]),
    how: z.enum(["any", "added", "changed", "removed"]).default("any"),
  }),
  matches(_ctx, { event, params }) {
    const { kind, how } = events["client.records-changed"].data.parse(event.data);
    // What was brought back from the removed is on the card anew.
    const came = how === "restored" ? "added" : how;
    return isAmong(params.kinds, kind) && (params.how === "any" || params.how === came);
  },
});

const isAmong = (wanted: readonly string[], name: string): boolean => wanted.length === 0 || wanted.includes(name);
