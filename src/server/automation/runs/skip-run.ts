import type { Ctx } from "../../kernel/ctx.ts";
import { conflict, notFound } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { enqueueEntry } from "../queue.ts";
import { leaveArms } from "./leave-arms.ts";
import { lockCardOf } from "./lock-card-of.ts";
import { followingFields, planNextRound } from "./next-round.ts";

/** A person lets a waiting robot of a card not run this time; those behind it go on. */
export const skipRun = (ctx: Ctx, runId: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    await lockCardOf(ctx, runId);
    const run = await ctx.db
      .updateTable("robot_runs")
      .set({ state: "skipped", reason: "by-person", finished_at: ctx.now })
      .where("id", "=", runId)
      .where("state", "=", "waiting")
      .returning(followingFields)
      .executeTakeFirst();
    if (!run) throw await whyNot(ctx, runId);
    await emit(
      ctx,
      "robot.skipped-by-person",
      { clientId: run.client_id, matterId: run.matter_id, subjectId: runId },
      { runId },
    );
    await leaveArms(ctx, run, null);
    await planNextRound(ctx, run);
    enqueueEntry(ctx, run.entry_id);
  });

async function whyNot(ctx: Ctx, runId: number): Promise<Error> {
  const run = await ctx.db.selectFrom("robot_runs").select("state").where("id", "=", runId).executeTakeFirst();
  return run ? conflict("not-waiting", { state: run.state }) : notFound("run");
}
