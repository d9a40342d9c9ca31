import type { Ctx } from "../../kernel/ctx.ts";
import { judgeCondition } from "../conditions/compiled.ts";
import type { Outcome, Run } from "./claim-run.ts";
import { armTaken, leaveArms } from "./leave-arms.ts";
import { planNextRound, type Round } from "./next-round.ts";
import { stopStay } from "./stop-stay.ts";

export const BRANCH = "automation.branch";

/** Writes what came of a run and what follows from it in its stay: the arm not taken, the next round, the end of the chain. */
export async function finishRun(ctx: Ctx, run: Run, { state, reason, result, judged }: Outcome): Promise<void> {
  // By id alone: a robot that moved its own card has already cancelled everything that waited there, itself included.
  await ctx.db
    .updateTable("robot_runs")
    .set({
      state,
      reason,
      result: result && JSON.stringify(result),
      ...(judged === undefined ? {} : { judged: judged && JSON.stringify(judged) }),
      finished_at: ctx.now,
    })
    .where("id", "=", run.id)
    .execute();
  if (run.name === BRANCH) await leaveArms(ctx, run, armTaken(result));
  if (run.awaits !== null && result?.["came"] === false && run.spec.params["onTimeout"] === "stop")
    await stopStay(ctx, run.entry_id);
  if (state === "cancelled" || reason === "until-holds") return;
  await goOn(ctx, run);
}

/** The next round of a robot that has ended, where it is to have one. */
export async function goOn(ctx: Ctx, run: Round): Promise<void> {
  if (await goesOn(ctx, run)) await planNextRound(ctx, run);
}

/** A stay that the robot itself has ended plans nothing more, unless leaving does not matter to it. */
async function goesOn(ctx: Ctx, run: Round): Promise<boolean> {
  const { timing } = run.spec;
  if (timing.repeat === null && timing.delay.kind !== "monthly") return false;
  const stay = await ctx.db
    .selectFrom("stage_entries")
    .select("left_at")
    .where("id", "=", run.entry_id)
    .executeTakeFirst();
  if (stay?.left_at !== null && timing.cancelOnLeave) return false;
  if (!timing.repeat?.until) return true;
  const card = { matterId: run.matter_id, clientId: run.client_id, entryId: run.entry_id };
  return !(await judgeCondition(ctx, card, timing.repeat.until));
}
