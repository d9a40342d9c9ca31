import type { Ctx } from "../../kernel/ctx.ts";
import { emit, enqueue } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import type { PostOutcome } from "../adapters/post-hook.ts";
import { deliverJob } from "../job-names.ts";
import { pauseMs } from "../rules.ts";
import type { Claimed } from "./claim-delivery.ts";

/** Writes down what the call came to: delivered, later again, or failed for good. */
export const recordDelivery = (ctx: Ctx, claimed: Claimed, outcome: PostOutcome): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const { status, reason } = outcome;
    // no event: a delivery that arrived, or waits for its next try, changes nothing for people
    if (reason === null)
      return void (await set(ctx, claimed, { state: "delivered", status, reason, finished_at: ctx.now }));
    const pause = reason === "gone" ? null : pauseMs(claimed.attempts);
    if (pause !== null) {
      const later = new Date(ctx.now.getTime() + pause);
      if (await set(ctx, claimed, { state: "queued", status, reason, not_before: later }))
        enqueue(ctx, deliverJob, { deliveryId: claimed.id }, later);
      return;
    }
    if (!(await set(ctx, claimed, { state: "failed", status, reason, finished_at: ctx.now }))) return;
    if (reason === "gone") await switchOff(ctx, claimed.targetId);
    const about = { clientId: claimed.clientId, matterId: claimed.matterId, subjectId: claimed.id };
    await emit(ctx, "webhook.failed", about, { deliveryId: claimed.id, targetId: claimed.targetId, reason });
  });

interface Fate {
  state: "delivered" | "queued" | "failed";
  status: number | null;
  reason: string | null;
  not_before?: Date;
  finished_at?: Date;
}

/** False when a sweep gave it to another worker meanwhile: his outcome is the one that counts. */
async function set(ctx: Ctx, claimed: Claimed, fate: Fate): Promise<boolean> {
  const changed = await ctx.db
    .updateTable("webhook_deliveries")
    .set(fate)
    .where("id", "=", claimed.id)
    .where("state", "=", "sending")
    .where("attempts", "=", claimed.attempts)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** 410 is the receiver's word for "do not call again". */
async function switchOff(ctx: Ctx, targetId: number): Promise<void> {
  const changed = await ctx.db
    .updateTable("webhook_targets")
    .set({ is_on: false, off_reason: "gone" })
    .where("id", "=", targetId)
    .where("is_on", "=", true)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 1n)
    await emit(ctx, "webhook.target-changed", { subjectId: targetId }, { targetId, fields: ["is_on"] });
}
