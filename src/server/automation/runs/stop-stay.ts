import type { Ctx } from "../../kernel/ctx.ts";

/** Ends the chain: cancels what waits in the stay, except a run that goes on by itself. */
export async function stopStay(ctx: Ctx, entryId: number, exceptRunId = 0): Promise<void> {
  await ctx.db
    .updateTable("robot_runs")
    .set({ state: "cancelled", reason: "chain-stopped", finished_at: ctx.now })
    .where("entry_id", "=", entryId)
    .where("state", "=", "waiting")
    .where("id", "!=", exceptRunId)
    .execute();
}
