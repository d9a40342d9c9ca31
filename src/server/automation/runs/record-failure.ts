import type { Ctx } from "../../kernel/ctx.ts";
import { HouseError } from "../../kernel/errors.ts";
import { inTx } from "../../kernel/tx.ts";
import { enqueueEntry } from "../queue.ts";
import { tellFailed, tellRefused } from "../refuse.ts";
import { retryPause } from "../rules.ts";

export interface Picked {
  id: number;
  matterId: number;
  attempts: number;
}

/** Guards of automation itself, told as such: the robot did not break, it was stopped. */
const GUARDS = new Set(["too-deep", "too-often"]);

/**
 * Writes what went wrong after the robot's transaction was rolled back: another try later where it may help, else
 * "failed" with an event. The robots behind it go on either way once it has failed, as in Bitrix24.
 */
export async function recordFailure(ctx: Ctx, picked: Picked, error: unknown): Promise<void> {
  const reason = reasonOf(error);
  const attempts = picked.attempts + 1;
  const pause = mayRetry(error) ? retryPause(attempts) : null;
  ctx.log[pause === null ? "error" : "warn"]({ err: error, run: picked.id, attempts, reason }, "robot failed");
  // no event: of a failure that is tried again; the last one is told by tellFailed or tellRefused.
  await inTx(ctx, async (ctx) => {
    const due = pause === null ? null : new Date(ctx.now.getTime() + pause);
    const run = await ctx.db
      .updateTable("robot_runs")
      .set(due ? { attempts, due_at: due, reason } : { attempts, state: "failed", reason, finished_at: ctx.now })
      .where("id", "=", picked.id)
      .where("state", "=", "waiting")
      .where("attempts", "=", picked.attempts)
      .returning(["entry_id", "client_id", "matter_id"])
      .executeTakeFirst();
    if (!run) return;
    if (due) enqueueEntry(ctx, run.entry_id, due);
    else await tell(ctx, run, picked.id, reason);
  });
}

async function tell(
  ctx: Ctx,
  run: { entry_id: number; client_id: number; matter_id: number },
  runId: number,
  reason: string,
): Promise<void> {
  const stay = await ctx.db
    .selectFrom("stage_entries")
    .select(["cause_id", "depth"])
    .where("id", "=", run.entry_id)
    .executeTakeFirstOrThrow();
  const cause = stay.cause_id === null ? null : { eventId: stay.cause_id, depth: stay.depth };
  const told: Ctx = { ...ctx, actor: { kind: "robot", id: runId }, cause };
  const about = { clientId: run.client_id, matterId: run.matter_id, subjectId: runId };
  await (GUARDS.has(reason) ? tellRefused : tellFailed)(told, about, { runId, reason });
}

/** A rule's "no" and a wrong setting stay so; a lost connection, a busy row or a fault we do not know may pass. */
function mayRetry(error: unknown): boolean {
  if (!(error instanceof HouseError)) return true;
  return error.retryable || error.code === "conflict" || error.code === "unavailable" || error.code === "too-many";
}

/** A code the interface has words for; texts of unknown errors may hold personal data and go to the log only. */
function reasonOf(error: unknown): string {
  return error instanceof HouseError ? (error.reason ?? error.code) : "error";
}
