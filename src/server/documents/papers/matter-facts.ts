import { matterFacts, type MatterFact } from "../../../api/matter-papers.ts";
import { readCourtCase } from "../../../api/requisites.ts";
import { Day } from "../../../api/scalars.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { invalid, notFound } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { lockClient } from "../../clients/index.ts";
import { lockMatter, matterBrief } from "../../matters/index.ts";
import { matterFactsOf } from "./read-model.ts";

type Values = Record<string, string | number | null>;

export async function readMatterFacts(ctx: Ctx, matterId: number): Promise<Values> {
  const held = await matterFactsOf(ctx, matterId);
  return Object.fromEntries(
    matterFacts.flatMap(({ name, kind }) => {
      const value = held.get(name);
      if (value === undefined) return [];
      return [[name, kind === "money" || kind === "number" ? Number(value) : value]];
    }),
  );
}

/** Sets what is named; null takes away. Throws Invalid for a name that is none and a value of another kind. */
export const setMatterFacts = (ctx: Ctx, matterId: number, values: Values): Promise<Values> =>
  inTx(ctx, async (ctx) => {
    const matter = await matterBrief(ctx, matterId);
    if (!matter) throw notFound("matter");
    await lockClient(ctx, matter.clientId);
    await lockMatter(ctx, matterId);
    const parsed = Object.entries(values).map(([name, value]) => [name, parsedFact(name, value)] as const);
    const wrong = parsed.filter(([, value]) => value === undefined).map(([name]) => [name, "wrong"]);
    if (wrong.length > 0) throw invalid(Object.fromEntries(wrong));
    const before: ReadonlyMap<string, string> = await matterFactsOf(ctx, matterId);
    const changed = parsed.filter(([name, value]) => (before.get(name) ?? null) !== value);
    if (changed.length === 0) return readMatterFacts(ctx, matterId); // no event: nothing differs
    for (const [name, value] of changed) await write(ctx, matterId, name, value ?? null);
    await emit(
      ctx,
      "matter.paper-facts-changed",
      { clientId: matter.clientId, matterId, subjectId: matterId },
      { fields: changed.map(([name]) => name) },
    );
    return readMatterFacts(ctx, matterId);
  });

async function write(ctx: Ctx, matterId: number, name: string, value: string | null): Promise<void> {
  if (value === null) {
    await ctx.db.deleteFrom("matter_paper_facts").where("matter_id", "=", matterId).where("name", "=", name).execute();
    return;
  }
  const by_id = ctx.actor.kind === "employee" ? ctx.actor.id : null;
  await ctx.db
    .insertInto("matter_paper_facts")
    .values({ matter_id: matterId, name, value, by_id, at: ctx.now })
    .onConflict((oc) => oc.columns(["matter_id", "name"]).doUpdateSet({ value, by_id, at: ctx.now }))
    .execute();
}

/** As it is kept; null takes away, undefined is wrong. */
function parsedFact(name: string, value: string | number | null): string | null | undefined {
  const fact: MatterFact | undefined = matterFacts.find((one) => one.name === name);
  if (!fact) return undefined;
  if (value === null || (typeof value === "string" && value.trim() === "")) return null;
  const text = String(value).trim();
  if (name === "caseNumber") return readCourtCase(text) ?? undefined;
  switch (fact.kind) {
    case "money":
      return /^\d{1,13}$/.test(text) ? text : undefined;
    case "number":
      return /^\d{1,3}$/.test(text) && text !== "0" ? text : undefined;
    case "day":
      return Day.safeParse(text).success ? text : undefined;
    default:
      return text.length <= (fact.kind === "long" ? 5000 : 300) ? text : undefined;
  }
}
