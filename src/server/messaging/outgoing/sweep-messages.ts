import { sql } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";
import { enqueue } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { advanceLadderJob, fetchMediaJob, processCallbackJob, sendMessageJob } from "../job-names.ts";
import { becomeUnknown } from "./become-unknown.ts";

const CRASHED_MS = 2 * 60_000;
const LATE_MS = 60_000;
const AT_ONCE = 500;
/** From two minutes to a little over four hours. */
const MAX_DOUBLINGS = 7;
/** A hook that fails this often waits for a person: its row keeps the payload and the reason. */
export const MAX_CALLBACK_ATTEMPTS = 30;

// no event: becomeUnknown tells its own, and a job put again is no change
/** Finds what a crash or a lost queue left behind. */
export async function sweepMessages(ctx: Ctx): Promise<void> {
  await inTx(ctx, markCrashed);
  await inTx(ctx, requeueMessages);
  await inTx(ctx, requeueCallbacks);
  await inTx(ctx, requeueMedia);
  await inTx(ctx, wakeLadders);
}

/** `sending` for minutes means that the process died between the call and its record: nobody knows whether it went. */
async function markCrashed(ctx: Ctx): Promise<void> {
  const crashed = await ctx.db
    .selectFrom("messages")
    .select(["id", "client_id", "matter_id", "sending_at"])
    .where("state", "=", "sending")
    .where("sending_at", "<", before(ctx, CRASHED_MS))
    .limit(AT_ONCE)
    .execute();
  for (const message of crashed) await becomeUnknown(ctx, { ...message, reason: "interrupted" });
}

/** A second job for the same message is harmless: only one can claim it. */
async function requeueMessages(ctx: Ctx): Promise<void> {
  const late = await ctx.db
    .selectFrom("messages")
    .select("id")
    .where("state", "=", "queued")
    .where("not_before", "<", before(ctx, LATE_MS))
    .orderBy("not_before")
    .limit(AT_ONCE)
    .execute();
  for (const { id } of late) enqueue(ctx, sendMessageJob, { messageId: id });
}

/** One that is being processed is locked and passed over; the others wait longer each time. */
async function requeueCallbacks(ctx: Ctx): Promise<void> {
  const due = ctx.db
    .selectFrom("message_callbacks")
    .select("id")
    .where("processed_at", "is", null)
    .where("at", "<", before(ctx, LATE_MS))
    .where("attempts", "<", MAX_CALLBACK_ATTEMPTS)
    .where((eb) => eb.or([eb("retry_at", "is", null), eb("retry_at", "<=", ctx.now)]))
    .orderBy("id")
    .limit(AT_ONCE)
    .forUpdate()
    .skipLocked();
  const pause = sql`interval '2 minutes' * power(2, least(requeued, ${MAX_DOUBLINGS}))`;
  const requeued = await ctx.db
    .updateTable("message_callbacks")
    .set((eb) => ({ requeued: eb("requeued", "+", 1), retry_at: sql<Date>`${ctx.now}::timestamptz + ${pause}` }))
    .where("id", "in", due)
    .returning("id")
    .execute();
  for (const { id } of requeued) enqueue(ctx, processCallbackJob, { callbackId: id });
}

async function requeueMedia(ctx: Ctx): Promise<void> {
  const waiting = await ctx.db
    .selectFrom("messages")
    .select("id")
    .where((eb) => eb(eb.ref("payload", "->>").key("mediaState"), "=", "waiting"))
    .where("created_at", "<", before(ctx, CRASHED_MS))
    .where("created_at", ">", before(ctx, 24 * 3_600_000))
    .limit(AT_ONCE)
    .execute();
  for (const { id } of waiting) enqueue(ctx, fetchMediaJob, { messageId: id });
}

/** Ladders whose moment has come: what the queue lost, or was not given because it lay too far ahead. */
async function wakeLadders(ctx: Ctx): Promise<void> {
  const due = await ctx.db
    .selectFrom("policy_messages")
    .select("id")
    .where("state", "=", "going")
    .where("next_at", "<=", ctx.now)
    .orderBy("next_at")
    .limit(AT_ONCE)
    .execute();
  for (const { id } of due) enqueue(ctx, advanceLadderJob, { policyMessageId: id });
}

const before = (ctx: Ctx, ms: number): Date => new Date(ctx.now.getTime() - ms);
