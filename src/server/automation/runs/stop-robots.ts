import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { cards } from "../catalogue.ts";

/** Cancels everything that waits for the card, of its present and its former stays. Returns how many. */
export const stopRobots = (ctx: Ctx, matterId: number): Promise<number> =>
  inTx(ctx, async (ctx) => {
    await cards().lock(ctx, matterId);
    const stopped = await ctx.db
      .updateTable("robot_runs")
      .set({ state: "cancelled", reason: "stopped", finished_at: ctx.now })
      .where("matter_id", "=", matterId)
      .where("state", "=", "waiting")
      .returning("client_id")
      .execute();
    const [first] = stopped;
    // no event: nothing waited.
    if (!first) return 0;
    await emit(ctx, "robots.stopped", { clientId: first.client_id, matterId }, { runs: stopped.length });
    return stopped.length;
  });
