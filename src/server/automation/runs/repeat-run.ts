import type { Ctx } from "../../kernel/ctx.ts";
import { conflict, notFound } from "../../kernel/errors.ts";
import { inTx } from "../../kernel/tx.ts";
import { enqueueEntry } from "../queue.ts";

/** Tries a failed robot again, with all its tries before it. */
export const repeatRun = (ctx: Ctx, runId: number): Promise<void> =>
  // no event: what comes of it is one; the run's row is what the journal shows.
  inTx(ctx, async (ctx) => {
    const run = await ctx.db
      .selectFrom("robot_runs")
      .innerJoin("stage_entries", "stage_entries.id", "robot_runs.entry_id")
      .select(["entry_id", "state", "spec", "left_at"])
      .where("robot_runs.id", "=", runId)
      .forUpdate("robot_runs")
      .executeTakeFirst();
    if (!run) throw notFound("run");
    if (run.state !== "failed") throw conflict("not-failed", { state: run.state });
    if (run.left_at !== null && run.spec.timing.cancelOnLeave) throw conflict("left-stage");
    await ctx.db
      .updateTable("robot_runs")
      .set({ state: "waiting", attempts: 0, due_at: ctx.now, finished_at: null, reason: null })
      .where("id", "=", runId)
      .execute();
    enqueueEntry(ctx, run.entry_id);
  });
