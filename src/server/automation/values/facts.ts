import type { Ctx } from "../../kernel/ctx.ts";
import { defineFacts, type Card, type FactValue } from "../define.ts";
import type { ValueData } from "../tables.ts";
import { knownValues, type KnownValue } from "./known-values.ts";

// Constants are the same for every card; a card's variable is what was last set on it, or the variable's beginning.

const asFact = (prefix: string) => (value: KnownValue) => ({
  name: `${prefix}.${value.code}`,
  title: value.title,
  titleEn: value.title,
  kind: value.type,
  options: [],
});

const ofKind = async (ctx: Ctx, kind: KnownValue["kind"]): Promise<KnownValue[]> =>
  (await knownValues(ctx)).filter((value) => value.kind === kind);

export const constantFacts = defineFacts({
  prefix: "constant",
  facts: [],
  changedBy: ["automation.values-changed"],
  more: async (ctx) => (await ofKind(ctx, "constant")).map(asFact("constant")),
  load: (ctx) => constants(ctx),
  async loadMany(ctx, cards) {
    const found = await constants(ctx);
    return new Map(cards.map((card) => [card.matterId, found]));
  },
});

async function constants(ctx: Ctx): Promise<Record<string, FactValue>> {
  return Object.fromEntries((await ofKind(ctx, "constant")).map(({ code, value }) => [`constant.${code}`, value]));
}

export const variableFacts = defineFacts({
  prefix: "variable",
  facts: [],
  changedBy: ["variable.changed", "automation.values-changed"],
  more: async (ctx) => (await ofKind(ctx, "variable")).map(asFact("variable")),
  load: async (ctx, card) => (await variables(ctx, [card])).get(card.matterId) ?? {},
  loadMany: variables,
});

async function variables(ctx: Ctx, cards: readonly Card[]): Promise<Map<number, Record<string, FactValue>>> {
  const known = await ofKind(ctx, "variable");
  const set =
    known.length === 0 || cards.length === 0 ? new Map<number, Map<string, ValueData>>() : await setOn(ctx, cards);
  return new Map(
    cards.map(({ matterId }) => [
      matterId,
      Object.fromEntries(
        known.map(({ code, value }) => {
          const own = set.get(matterId);
          return [`variable.${code}`, own?.has(code) ? (own.get(code) ?? null) : value];
        }),
      ),
    ]),
  );
}

async function setOn(ctx: Ctx, cards: readonly Card[]): Promise<Map<number, Map<string, ValueData>>> {
  const rows = await ctx.db
    .selectFrom("matter_variables")
    .select(["matter_id", "code", "value"])
    .where(
      "matter_id",
      "in",
      cards.map((card) => card.matterId),
    )
    .execute();
  const found = new Map<number, Map<string, ValueData>>();
  for (const row of rows) {
    const own = found.get(row.matter_id) ?? new Map<string, ValueData>();
    found.set(row.matter_id, own.set(row.code, row.value));
  }
  return found;
}
