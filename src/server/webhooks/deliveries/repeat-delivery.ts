import type { Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import { emit, enqueue } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { deliverJob } from "../job-names.ts";
import { deliveryView, type DeliveryView } from "./list-deliveries.ts";

/** A failed delivery goes once more, under the same id, with all its tries before it. */
export const repeatDelivery = (ctx: Ctx, id: number): Promise<DeliveryView> =>
  inTx(ctx, async (ctx) => {
    const view = await deliveryView(ctx, id);
    if (!view.canRepeat) throw refused("webhook-cannot-repeat");
    const put = await ctx.db
      .updateTable("webhook_deliveries")
      .set({ state: "queued", attempts: 0, not_before: ctx.now, finished_at: null })
      .where("id", "=", id)
      .where("state", "=", "failed")
      .executeTakeFirst();
    if (put.numUpdatedRows === 0n) return deliveryView(ctx, id); // no event: somebody else repeated it just now
    enqueue(ctx, deliverJob, { deliveryId: id });
    await emit(ctx, "webhook.repeated", { subjectId: id }, { deliveryId: id });
    return deliveryView(ctx, id);
  });
