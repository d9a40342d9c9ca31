import type { Cause, Ctx } from "../../kernel/ctx.ts";
import { HouseError } from "../../kernel/errors.ts";
import { inTx } from "../../kernel/tx.ts";
import { cards } from "../catalogue.ts";
import { tellFailed, tellRefused } from "../refuse.ts";
import type { Picked } from "./claim-run.ts";
import { BRANCH } from "./finish-run.ts";
import { leaveArms } from "./leave-arms.ts";
import { followingFields, planNextRound, type Round } from "./next-round.ts";
import { stopStay } from "./stop-stay.ts";
import { withTry } from "./tries.ts";

/** Guards of automation itself, told as such: the robot did not break, it was stopped. */
const GUARDS = new Set(["too-deep", "too-often"]);

/** The move that a failure was to lead to was refused: thrown out of the transaction, which is then done without it. */
class MoveRefused extends Error {
  readonly reason: string;
  constructor(cause: HouseError) {
    super(cause.message, { cause });
    this.reason = cause.reason ?? cause.code;
  }
}

/** The last try has failed: the journal and an event tell it, then the stay does what the rule says of failures. */
export async function failForGood(ctx: Ctx, picked: Picked, reason: string): Promise<void> {
  try {
    await fail(ctx, picked, reason, null);
  } catch (error) {
    if (!(error instanceof MoveRefused)) throw error;
    await fail(ctx, picked, reason, error.reason);
  }
}

// no event: of its own; tellFailed or tellRefused tell it.
const fail = (ctx: Ctx, picked: Picked, reason: string, refusal: string | null): Promise<void> =>
  inTx(ctx, async (ctx) => {
    // The card before the run, as every mover does: the failure may move it.
    await cards().lock(ctx, picked.matterId);
    const run = await ctx.db
      .updateTable("robot_runs")
      .set({
        attempts: picked.attempts + 1,
        state: "failed",
        reason,
        tries: withTry(ctx, reason),
        finished_at: ctx.now,
      })
      .where("id", "=", picked.id)
      .where("state", "=", "waiting")
      .where("attempts", "=", picked.attempts)
      .returning(followingFields)
      .executeTakeFirst();
    if (!run) return;
    const { cause, isLeft } = await tell(ctx, run, picked.id, reason);
    const robot: Ctx = { ...ctx, actor: { kind: "robot", id: picked.id }, cause };
    await afterFailure(robot, run, { runId: picked.id, refusal, isLeft });
  });

async function afterFailure(
  ctx: Ctx,
  run: Round,
  { runId, refusal, isLeft }: { runId: number; refusal: string | null; isLeft: boolean },
): Promise<void> {
  const { onFailure } = run.spec.timing;
  if (run.name === BRANCH) await leaveArms(ctx, run, null);
  if (onFailure.kind === "go-on") return planNextRound(ctx, run);
  await stopStay(ctx, run.entry_id);
  // Where the card has left since, its new place is newer than this failure.
  if (onFailure.kind === "stop" || isLeft) return;
  const about = { clientId: run.client_id, matterId: run.matter_id, subjectId: runId };
  if (refusal !== null) {
    await tellRefused(ctx, about, { runId, reason: refusal });
    return;
  }
  try {
    await cards().move(ctx, { matterId: run.matter_id, toStageId: onFailure.stageId, by: "robot", rule: run.title });
  } catch (error) {
    if (error instanceof HouseError && !error.retryable && error.code !== "conflict") throw new MoveRefused(error);
    throw error;
  }
}

async function tell(ctx: Ctx, run: Round, runId: number, reason: string): Promise<{ cause: Cause; isLeft: boolean }> {
  const stay = await ctx.db
    .selectFrom("stage_entries")
    .select(["cause_id", "depth", "left_at"])
    .where("id", "=", run.entry_id)
    .executeTakeFirstOrThrow();
  const cause = stay.cause_id === null ? null : { eventId: stay.cause_id, depth: stay.depth };
  const told: Ctx = { ...ctx, actor: { kind: "robot", id: runId }, cause };
  const about = { clientId: run.client_id, matterId: run.matter_id, subjectId: runId };
  const news = await (GUARDS.has(reason) ? tellRefused : tellFailed)(told, about, { runId, reason });
  return { cause: news, isLeft: stay.left_at !== null };
}
