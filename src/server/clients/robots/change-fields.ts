import { z } from "zod";
import { defineRobot, factsOf, field, fillText } from "../../automation/index.ts";
import { invalid } from "../../kernel/errors.ts";
import { fieldOptions, manyAtOnce } from "../field-titles-data.ts";
import { factsFrom, titleOf } from "../field-values.ts";
import { updateClient } from "../update-client.ts";

const Value = z.string().trim().max(300).default("");
const Params = z
  .object(Object.fromEntries(manyAtOnce.map((name) => [name, Value])))
  .refine((params) => Object.values(params).some((value) => value !== ""), { path: ["city"], message: "required" });

/** Several at once; what is left empty is not touched. */
export const changeFields = defineRobot({
  name: "clients.change-fields",
  title: ["Изменить несколько полей клиента", "Change several of the client's fields"],
  help: [
    "Записывает все заполненные значения разом, пустые не трогает: город «Красноярск» и регион «Красноярский край».",
    "Writes all values given at once and leaves the empty ones alone: city “Krasnoyarsk” and its region.",
  ],
  group: "card",
  icon: "forms",
  fields: fieldOptions
    .filter(({ value }) => manyAtOnce.some((name) => name === value))
    .map(({ value, title, titleEn }) => field(value, "text", [title, titleEn])),
  params: Params,
  effect: () => ({ kind: "other", emits: ["client.changed"] }),
  async run(ctx, { card, params }) {
    const facts = await factsOf(ctx, card);
    const values: Record<string, unknown> = {};
    const changed: string[] = [];
    for (const name of manyAtOnce) {
      const value = fillText(params[name] ?? "", facts).trim();
      if (value === "") continue;
      Object.assign(values, await factsFrom(ctx, name, value));
      changed.push(name);
    }
    // Marks alone may leave nothing, and a robot that writes nothing must not count as done.
    if (changed.length === 0) throw invalid({ value: "wrong" });
    await updateClient(ctx, card.clientId, values);
    return { fields: changed };
  },
  async preview(ctx, { card, params }) {
    const facts = await factsOf(ctx, card);
    const lines: string[] = [];
    for (const name of manyAtOnce)
      if (params[name]) lines.push(`${await titleOf(ctx, name)}: ${fillText(params[name], facts) || "—"}`);
    return lines.join("; ");
  },
});
