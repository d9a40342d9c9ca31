import type { Ctx } from "../kernel/ctx.ts";
import { enqueue } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { recordAnswer } from "./calls/place-call.ts";
import { fetchRecordingsJob, lookUpCallJob, placeCallJob, processHookJob } from "./job-names.ts";

const LATE_MS = 60_000;
const CRASHED_MS = 2 * 60_000;
const AT_ONCE = 500;
/** A hook that fails this often waits for a person. */
const MAX_ATTEMPTS = 30;
/** A request that nobody placed in this time is stale: the employee has gone on to something else. */
const STALE_MS = 5 * 60_000;

/** Every minute: what a crash or a lost queue left behind. */
export async function sweepCalls(ctx: Ctx): Promise<void> {
  await inTx(ctx, requeueHooks);
  await inTx(ctx, requeueSearches);
  await settleRequests(ctx);
}

// no event: a job put again is no change
async function requeueHooks(ctx: Ctx): Promise<void> {
  const waiting = ctx.db
    .selectFrom("phone_hooks")
    .select("id")
    .where("processed_at", "is", null)
    .where("verdict", "=", "signed")
    .where("at", "<", before(ctx, LATE_MS))
    .where("attempts", "<", MAX_ATTEMPTS)
    .where((eb) => eb.or([eb("retry_at", "is", null), eb("retry_at", "<=", ctx.now)]))
    .orderBy("id")
    .limit(AT_ONCE)
    .forUpdate()
    .skipLocked();
  const rows = await ctx.db
    .updateTable("phone_hooks")
    .set({ retry_at: new Date(ctx.now.getTime() + 5 * 60_000) })
    .where("id", "in", waiting)
    .returning("id")
    .execute();
  for (const { id } of rows) enqueue(ctx, processHookJob, { hookId: id });
}

/** A second job for the same search is harmless: only one can claim it. */
async function requeueSearches(ctx: Ctx): Promise<void> {
  const searches = await ctx.db
    .selectFrom("recording_searches")
    .select("call_id")
    .where("state", "=", "waiting")
    .where("next_at", "<", before(ctx, LATE_MS))
    .orderBy("next_at")
    .limit(AT_ONCE)
    .execute();
  for (const row of searches) enqueue(ctx, fetchRecordingsJob, { callId: row.call_id });
  const silent = await ctx.db
    .selectFrom("calls")
    .select("id")
    .where("look_up_at", "<", before(ctx, LATE_MS))
    .where("partner_call_id", "is", null)
    .limit(AT_ONCE)
    .execute();
  for (const { id } of silent) enqueue(ctx, lookUpCallJob, { callId: id });
}

/** Asked for and never answered means that the process died in between: nobody knows whether it rings. */
async function settleRequests(ctx: Ctx): Promise<void> {
  const requested = await ctx.db
    .selectFrom("calls")
    .select(["id", "asked_at", "requested_at"])
    .where("state", "=", "requested")
    .where("once_key", "is not", null)
    .where("requested_at", "<", before(ctx, LATE_MS))
    .limit(AT_ONCE)
    .execute();
  for (const { id, asked_at: asked, requested_at: at } of requested) {
    if (asked !== null) {
      if (asked < before(ctx, CRASHED_MS)) await recordAnswer(ctx, id, { kind: "unknown", reason: "interrupted" });
    } else if (at !== null && at < before(ctx, STALE_MS)) {
      const isOurs = await takeAway(ctx, id);
      if (isOurs) await recordAnswer(ctx, id, { kind: "rejected", code: "not-placed", text: "" });
    } else await inTx(ctx, async (ctx) => enqueue(ctx, placeCallJob, { callId: id }));
  }
}

/** From now on no late job can place it. */
async function takeAway(ctx: Ctx, callId: number): Promise<boolean> {
  const row = await ctx.db
    .updateTable("calls")
    .set({ asked_at: ctx.now })
    .where("id", "=", callId)
    .where("asked_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

const before = (ctx: Ctx, ms: number): Date => new Date(ctx.now.getTime() - ms);
