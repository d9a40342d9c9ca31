import { z } from "zod";
import { events } from "../../../api/events.ts";
import { defineTrigger } from "../define.ts";
import { field } from "../fields.ts";

export const variableChanged = defineTrigger({
  name: "automation.variable-changed",
  title: ["Изменена переменная", "Variable changed"],
  help: [
    "Срабатывает, когда переменной карты дали новое значение: выбрали путь. Какое — спросит условие.",
    "Fires when a variable of the card got a new value: the route was chosen. The condition asks which.",
  ],
  group: "card",
  icon: "variable",
  events: ["variable.changed"],
  fields: [field("variable", "variable", ["Переменная", "Variable"], { help: ["Пусто: любая", "Empty: any"] })],
  params: z.object({ variable: z.string().max(40).default("") }),
  matches: (_ctx, { event, card, params }) =>
    event.matterId === card.matterId &&
    (params.variable === "" || events["variable.changed"].data.parse(event.data).code === params.variable),
});
