import type { Ctx } from "../../kernel/ctx.ts";
import { conflict, notFound } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { enqueueEntry } from "../queue.ts";
import { BRANCH } from "./finish-run.ts";
import { lockCardOf } from "./lock-card-of.ts";
import { reviveArms } from "./leave-arms.ts";
import { whyNotRepeat } from "./may-repeat.ts";

/** Tries a failed robot again, with all its tries before it; refused where part of its effect may have happened outside. */
export const repeatRun = (ctx: Ctx, runId: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    await lockCardOf(ctx, runId);
    const run = await ctx.db
      .selectFrom("robot_runs")
      .innerJoin("stage_entries", "stage_entries.id", "robot_runs.entry_id")
      .select([
        "entry_id",
        "rule_id",
        "robot_runs.matter_id",
        "robot_runs.client_id",
        "name",
        "state",
        "spec",
        "left_at",
      ])
      .where("robot_runs.id", "=", runId)
      .forUpdate("robot_runs")
      .executeTakeFirst();
    if (!run) throw notFound("run");
    const why = whyNotRepeat(run);
    if (why !== null) throw conflict(why, why === "not-failed" ? { state: run.state } : undefined);
    await ctx.db
      .updateTable("robot_runs")
      .set({ state: "waiting", attempts: 0, due_at: ctx.now, finished_at: null, reason: null })
      .where("id", "=", runId)
      .execute();
    if (run.name === BRANCH) await reviveArms(ctx, run);
    await emit(
      ctx,
      "robot.repeated",
      { clientId: run.client_id, matterId: run.matter_id, subjectId: runId },
      { runId },
    );
    enqueueEntry(ctx, run.entry_id);
  });
