import type { Ctx } from "../../kernel/ctx.ts";
import { HouseError } from "../../kernel/errors.ts";
import { inTx } from "../../kernel/tx.ts";
import { enqueueEntry } from "../queue.ts";
import { retryPause } from "../rules.ts";
import type { Picked } from "./claim-run.ts";
import { failForGood } from "./fail-for-good.ts";
import { withTry } from "./tries.ts";

/**
 * Writes what went wrong after the robot's transaction was rolled back: another try later where it may help, else
 * "failed" with an event and what the rule says of failures; usually the robots behind it go on, as in Bitrix24.
 */
export async function recordFailure(ctx: Ctx, picked: Picked, error: unknown): Promise<void> {
  const reason = reasonOf(error);
  const attempts = picked.attempts + 1;
  const pause = mayRetry(error) ? retryPause(attempts) : null;
  ctx.log[pause === null ? "error" : "warn"]({ err: error, run: picked.id, attempts, reason }, "robot failed");
  if (pause === null) return failForGood(ctx, picked, reason);
  const due = new Date(ctx.now.getTime() + pause);
  // no event: of a failure that is tried again; the last one is told.
  await inTx(ctx, async (ctx) => {
    const run = await ctx.db
      .updateTable("robot_runs")
      .set({ attempts, due_at: due, reason, tries: withTry(ctx, reason) })
      .where("id", "=", picked.id)
      .where("state", "=", "waiting")
      .where("attempts", "=", picked.attempts)
      .returning("entry_id")
      .executeTakeFirst();
    if (run) enqueueEntry(ctx, run.entry_id, due);
  });
}

/** Faulty data, a missing table or a broken key of the database: trying again changes nothing. */
const LASTING_FAULT = /^(22|42)...$|^235(02|03|14)$/;

/** A rule's "no" and a wrong setting stay so; a lost connection, a busy row or a fault we do not know may pass. */
function mayRetry(error: unknown): boolean {
  if (error instanceof HouseError)
    return error.retryable || error.code === "conflict" || error.code === "unavailable" || error.code === "too-many";
  return !(error instanceof Error && "code" in error && LASTING_FAULT.test(String(error.code)));
}

/** A code the interface has words for; texts of unknown errors may hold personal data and go to the log only. */
function reasonOf(error: unknown): string {
  return error instanceof HouseError ? (error.reason ?? error.code) : "error";
}
