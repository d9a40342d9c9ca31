import { z } from "zod";
import { defineRobot, field, fillForCard } from "../../automation/index.ts";
import { invalid } from "../../kernel/errors.ts";
import { sourceOfActor } from "../facts/source.ts";
import { stateFacts } from "../facts/state-facts.ts";
import { fieldOptions } from "../field-titles-data.ts";
import { customOptions, factsFrom, titleOf } from "../field-values.ts";
import { SettableField } from "./settable.ts";

/** One more source of a fact: it fills what is empty, and what disagrees is left to a person. */
export const setFact = defineRobot({
  name: "clients.set-fact",
  title: ["Записать факт", "Set a fact"],
  help: [
    "Заполняет пустое поле: «Занятость» = пенсия. Если сотрудник или документ уже сказали другое, значение встаёт рядом и ждёт решения.",
    "Fills an empty field: “Employment” = retired. Where a person or a document said otherwise, it stands beside until somebody decides.",
  ],
  group: "card",
  icon: "forms",
  fields: [
    field("field", "select", ["Поле", "Field"], { isRequired: true, options: fieldOptions }),
    field("value", "text", ["Значение", "Value"], {
      isRequired: true,
      help: ["Можно вставить факты: {{client.city}}", "Facts may be inserted: {{client.city}}"],
    }),
  ],
  moreOptions: async (ctx) => ({ field: await customOptions(ctx) }),
  params: z.object({ field: SettableField, value: z.string().trim().min(1).max(500) }),
  effect: () => ({ kind: "other", emits: ["client.changed", "client.fact-disputed"] }),
  results: [{ name: "outcome", title: "Что стало с фактом", titleEn: "What became of the fact", kind: "text" }],
  async run(ctx, { card, params }) {
    const value = (await fillForCard(ctx, card, params.value)).trim();
    if (value === "") throw invalid({ value: "wrong" });
    const facts = await factsFrom(ctx, params.field, value);
    const outcomes = await stateFacts(ctx, card.clientId, facts, sourceOfActor(ctx));
    return { field: params.field, outcome: outcomes[params.field] };
  },
  preview: async (ctx, { card, params }) =>
    `${await titleOf(ctx, params.field)}: ${(await fillForCard(ctx, card, params.value)) || "—"}`,
});
