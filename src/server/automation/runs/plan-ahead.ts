import { sql } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";
import { inTx } from "../../kernel/tx.ts";
import { enqueueEntry } from "../queue.ts";

/**
 * Gives the queue the moments that have come near since the last time: those up to two thirds of what it takes. The
 * last third is for planners that have not committed yet: they ask for such moments themselves, and a moment asked for
 * twice only has its stay looked at twice.
 */
export const planAhead = (ctx: Ctx): Promise<void> =>
  // no event: nothing changes but that the work is asked for in time.
  inTx(ctx, async (ctx) => {
    const until = new Date(ctx.now.getTime() + (ctx.app.jobs.aheadMs * 2) / 3);
    const { at } = await ctx.db.selectFrom("planned_until").select("at").forUpdate().executeTakeFirstOrThrow();
    if (at >= until) return;
    const near = await sql<{ entry_id: number; due_at: Date }>`
      select distinct entry_id, due_at from robot_runs
      where finished_at is null and state = 'waiting' and due_at >= ${at}::timestamptz and due_at < ${until}::timestamptz`.execute(
      ctx.db,
    );
    for (const run of near.rows) enqueueEntry(ctx, run.entry_id, run.due_at);
    await ctx.db.updateTable("planned_until").set({ at: until }).execute();
  });
