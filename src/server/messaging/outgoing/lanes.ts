import type { App, Ctx } from "../../kernel/ctx.ts";
import { enqueue } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { sendMessageJob } from "../job-names.ts";

/** Of the four who send, one connection may hold two: a partner that is slow must not keep the others waiting. */
const AT_ONCE = 2;
const WAIT_MS = 3000;

const busy = new WeakMap<App, Map<number, number>>();

/** A place in the lane of the message's connection; "full" when it has none, null when there is no such message. */
export async function laneFor(ctx: Ctx, messageId: number): Promise<{ leave: () => void } | "full" | null> {
  const row = await ctx.db
    .selectFrom("messages")
    .select("connection_id")
    .where("id", "=", messageId)
    .executeTakeFirst();
  if (!row) return null;
  const lanes = busy.get(ctx.app) ?? new Map<number, number>();
  busy.set(ctx.app, lanes);
  const inside = lanes.get(row.connection_id) ?? 0;
  if (inside >= AT_ONCE) return "full";
  lanes.set(row.connection_id, inside + 1);
  return { leave: () => void lanes.set(row.connection_id, (lanes.get(row.connection_id) ?? 1) - 1) };
}

/** It is still queued: only its job comes again a little later. */
export const waitForLane = (ctx: Ctx, messageId: number): Promise<void> =>
  // no event: nothing of the message has changed
  inTx(ctx, async (ctx) => enqueue(ctx, sendMessageJob, { messageId }, new Date(ctx.now.getTime() + WAIT_MS)));
