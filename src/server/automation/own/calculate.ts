import { z } from "zod";
import { workCalendar } from "../../kernel/calendar.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import { defineRobot, type Card } from "../define.ts";
import { field, option } from "../fields.ts";
import { setCardVariable } from "../values/set-card-variable.ts";
import { dayFrom, numberOf } from "./operand.ts";
import { calculateDay, calculateNumber, dateOperators, daysBetween, numberOperators } from "./rules.ts";

const operators = [...numberOperators, ...dateOperators] as const;
const Params = z.object({
  left: z.string().trim().min(1).max(200),
  operator: z.enum(operators),
  right: z.string().trim().max(200).default("0"),
  into: z.string().max(40).optional(),
});
type Params = z.output<typeof Params>;

const operand = {
  help: [
    "Число, дата, «сегодня» или факт: {{client.debt-kopecks}}",
    "A number, a date, “today” or a fact: {{client.debt-kopecks}}",
  ],
} as const;

export const calculate = defineRobot({
  name: "automation.calculate",
  title: ["Вычислить", "Calculate"],
  help: [
    "Считает из фактов и чисел: сегодня + 3 рабочих дня, долг × 0,1. Итог знают роботы ниже; его можно положить в переменную.",
    "Counts with facts and numbers: today + 3 working days, the debt × 0.1. Robots below know the answer; it may go into a variable.",
  ],
  group: "card",
  icon: "calculator",
  fields: [
    field("left", "text", ["Что", "What"], { isRequired: true, ...operand }),
    field("operator", "select", ["Действие", "Operation"], {
      isRequired: true,
      options: [
        option("add", "плюс", "plus"),
        option("subtract", "минус", "minus"),
        option("multiply", "умножить на", "times"),
        option("divide", "разделить на", "divided by"),
        option("min", "меньшее из двух", "the smaller of the two"),
        option("max", "большее из двух", "the larger of the two"),
        option("round", "округлить до знаков", "rounded to digits"),
        option("plus-days", "дата плюс дней", "date plus days"),
        option("plus-working-days", "дата плюс рабочих дней", "date plus working days"),
        option("plus-months", "дата плюс месяцев", "date plus months"),
        option("days-between", "дней от даты до даты", "days from date to date"),
      ],
    }),
    field("right", "text", ["С чем", "With what"], operand),
    field("into", "variable", ["Записать в переменную", "Into the variable"]),
  ],
  results: [
    { name: "value", title: "Итог: число", titleEn: "Answer: number", kind: "number" },
    { name: "date", title: "Итог: дата", titleEn: "Answer: date", kind: "date" },
  ],
  params: Params,
  async run(ctx, { card, params }) {
    const value = await answer(ctx, card, params);
    if (params.into) await setCardVariable(ctx, { matterId: card.matterId, code: params.into, value });
    return typeof value === "number" ? { value } : { date: value };
  },
  effect: (params) => ({ kind: "other", emits: params.into ? ["variable.changed"] : [] }),
  preview: async (ctx, { card, params }) => String(await answer(ctx, card, params)),
});

async function answer(ctx: Ctx, card: Card, { left, operator, right }: Params): Promise<number | string> {
  switch (operator) {
    case "days-between":
      return daysBetween(await dayFrom(ctx, card, left), await dayFrom(ctx, card, right));
    case "plus-days":
    case "plus-working-days":
    case "plus-months": {
      const amount = await numberOf(ctx, card, right);
      return answered(calculateDay(await dayFrom(ctx, card, left), operator, amount, await workCalendar(ctx)));
    }
    default:
      return answered(calculateNumber(await numberOf(ctx, card, left), operator, await numberOf(ctx, card, right)));
  }
}

function answered<T>(found: T | null): T {
  if (found === null) throw refused("no-answer-to-calculation");
  return found;
}
