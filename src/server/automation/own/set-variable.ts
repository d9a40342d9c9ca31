import { z } from "zod";
import { defineRobot } from "../define.ts";
import { field } from "../fields.ts";
import { variableNamed } from "../values/find-value.ts";
import { setCardVariable } from "../values/set-card-variable.ts";
import { valueOf } from "./operand.ts";

export const setVariable = defineRobot({
  name: "automation.set-variable",
  title: ["Записать в переменную", "Set a variable"],
  help: [
    "Кладёт значение в переменную карты: «Путь» = суд, «Ответил» = {{message.last-text}}. Пустое значение очищает её.",
    "Puts a value into the card's variable: “Route” = court, “Answer” = {{message.last-text}}. An empty value clears it.",
  ],
  group: "card",
  icon: "variable",
  fields: [
    field("variable", "variable", ["Переменная", "Variable"], { isRequired: true }),
    field("value", "text", ["Значение", "Value"], {
      help: [
        "Текст, число, дата 24.11.2026, да или нет; можно вставить факты",
        "A text, number, date 24.11.2026, yes or no; facts may be inserted",
      ],
    }),
  ],
  params: z.object({ variable: z.string().min(1).max(40), value: z.string().max(1000).default("") }),
  async run(ctx, { card, params }) {
    const { type } = await variableNamed(ctx, params.variable);
    const value = await valueOf(ctx, card, params.value, type);
    await setCardVariable(ctx, { matterId: card.matterId, code: params.variable, value });
    return { value };
  },
  effect: () => ({ kind: "other", emits: ["variable.changed"] }),
  async preview(ctx, { card, params }) {
    const { title, type } = await variableNamed(ctx, params.variable);
    return `${title}: ${(await valueOf(ctx, card, params.value, type)) ?? "—"}`;
  },
});
