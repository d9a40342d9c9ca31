import { sql } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";

interface Counter {
  kind: string;
  entity: string;
  year: number;
}

/**
 * The next number of the kind, legal entity and year. Part of the transaction that makes the paper final: the counter's
 * row is held until its commit, so a change that is rolled back gives its number back and no gap is left.
 */
export async function takeNumber(ctx: Ctx, { kind, entity, year }: Counter): Promise<number> {
  if (!ctx.tx) throw new Error("a number is taken inside the change that uses it");
  const row = await ctx.db
    .insertInto("document_counters")
    .values({ kind, entity, year, last: 1 })
    .onConflict((oc) => oc.columns(["kind", "entity", "year"]).doUpdateSet({ last: sql`document_counters.last + 1` }))
    .returning("last")
    .executeTakeFirstOrThrow();
  return row.last;
}
