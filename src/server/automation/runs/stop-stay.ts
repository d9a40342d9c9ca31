import type { Ctx } from "../../kernel/ctx.ts";

/** Ends the chain: cancels what waits in the stay. */
export async function stopStay(ctx: Ctx, entryId: number): Promise<void> {
  await ctx.db
    .updateTable("robot_runs")
    .set({ state: "cancelled", reason: "chain-stopped", finished_at: ctx.now })
    .where("entry_id", "=", entryId)
    .where("state", "=", "waiting")
    .execute();
}
