import { z } from "zod";
import type { Ctx } from "../../kernel/ctx.ts";

const Sweep = z.object({
  /** The last day that was told of. */
  through: z.string(),
  /** The day that a walk under way leads to. */
  upTo: z.string().nullable(),
  /** The stay that the walk has come to. */
  after: z.number(),
});
export type Sweep = z.output<typeof Sweep>;

const keyOf = (ruleId: number): string => `automation.date-sweep.${ruleId}`;

/** How far the walk over the cards of a date's rule came. */
export async function readSweep(ctx: Ctx, ruleId: number): Promise<Sweep | null> {
  const row = await ctx.db.selectFrom("settings").select("value").where("key", "=", keyOf(ruleId)).executeTakeFirst();
  return row ? Sweep.parse(row.value) : null;
}

// no event: a mark in a book that only the walk itself reads
export async function writeSweep(ctx: Ctx, ruleId: number, sweep: Sweep): Promise<void> {
  const value = JSON.stringify(sweep);
  await ctx.db
    .insertInto("settings")
    .values({ key: keyOf(ruleId), value, changed_at: ctx.now })
    .onConflict((oc) => oc.column("key").doUpdateSet({ value, changed_at: ctx.now }))
    .execute();
}
