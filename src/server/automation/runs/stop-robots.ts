import type { Ctx } from "../../kernel/ctx.ts";

/** Cancels everything that waits for the card, of its present and its former stays. Returns how many. */
export async function stopRobots(ctx: Ctx, matterId: number): Promise<number> {
  const stopped = await ctx.db
    .updateTable("robot_runs")
    .set({ state: "cancelled", reason: "stopped", finished_at: ctx.now })
    .where("matter_id", "=", matterId)
    .where("state", "=", "waiting")
    .executeTakeFirst();
  return Number(stopped.numUpdatedRows);
}
