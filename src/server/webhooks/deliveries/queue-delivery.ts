import { createHash } from "node:crypto";
import type { Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import { enqueue } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { deliverJob } from "../job-names.ts";
import { targetById } from "../targets/store.ts";

export interface NewDelivery {
  targetId: number;
  /** What happened, in the receiver's words: `matter.won`. */
  type: string;
  data: Record<string, unknown>;
  clientId: number;
  matterId: number;
  /** The same key is the same delivery. */
  onceKey: string;
}

// no event: the robot's run tells of it, and webhook.failed of what did not arrive
/** Writes down what is to be sent and puts it into the queue. */
export const queueDelivery = (ctx: Ctx, input: NewDelivery): Promise<{ id: number }> =>
  inTx(ctx, async (ctx) => {
    const target = await targetById(ctx, input.targetId);
    if (!target.is_on) throw refused("webhook-target-off");
    const body = JSON.stringify({ type: input.type, timestamp: ctx.now.toISOString(), data: input.data });
    const made = await ctx.db
      .insertInto("webhook_deliveries")
      .values({
        target_id: target.id,
        external_id: `msg_${createHash("sha256").update(input.onceKey).digest("hex").slice(0, 32)}`,
        type: input.type,
        body,
        client_id: input.clientId,
        matter_id: input.matterId,
        once_key: input.onceKey,
        state: "queued",
        not_before: ctx.now,
        created_at: ctx.now,
      })
      .onConflict((oc) => oc.column("once_key").doNothing())
      .returning("id")
      .executeTakeFirst();
    if (made) {
      enqueue(ctx, deliverJob, { deliveryId: made.id });
      return made;
    }
    return ctx.db
      .selectFrom("webhook_deliveries")
      .select("id")
      .where("once_key", "=", input.onceKey)
      .executeTakeFirstOrThrow();
  });
