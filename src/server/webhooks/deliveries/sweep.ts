import type { Ctx } from "../../kernel/ctx.ts";
import { enqueue } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { deliverJob, processJob } from "../job-names.ts";

const DAY_MS = 24 * 3_600_000;
/** Longer than any call lasts: whoever claimed it is dead. */
const LOST_MS = 2 * 60_000;
/** A job of its own was made for it; later than this it must have been lost. */
const LATE_MS = 60_000;
const KEPT_MS = 30 * DAY_MS;
const BATCH = 500;

// no event: queue and keeping are no business of people
/** Finds again what the queue or a process lost, and lets go of texts that are past their keeping. */
export async function sweep(ctx: Ctx): Promise<void> {
  const ago = (ms: number) => new Date(ctx.now.getTime() - ms);
  await inTx(ctx, async (ctx) => {
    await ctx.db
      .updateTable("webhook_deliveries")
      .set({ state: "queued", reason: "no-answer" })
      .where("state", "=", "sending")
      .where("sending_at", "<", ago(LOST_MS))
      .execute();
    const due = await ctx.db
      .selectFrom("webhook_deliveries")
      .innerJoin("webhook_targets", "webhook_targets.id", "webhook_deliveries.target_id")
      .select("webhook_deliveries.id")
      .where("state", "=", "queued")
      .where("is_on", "=", true)
      .where("not_before", "<", ctx.now)
      .orderBy("not_before")
      .limit(BATCH)
      .execute();
    for (const { id } of due) enqueue(ctx, deliverJob, { deliveryId: id });
    const arrivals = await ctx.db
      .selectFrom("webhook_arrivals")
      .select("id")
      .where("outcome", "=", "waiting")
      .where("at", "<", ago(LATE_MS))
      .orderBy("id")
      .limit(BATCH)
      .execute();
    for (const { id } of arrivals) enqueue(ctx, processJob, { arrivalId: id });
  });
  await ctx.db
    .updateTable("webhook_deliveries")
    .set({ body: null })
    .where("body", "is not", null)
    .where("finished_at", "<", ago(KEPT_MS))
    .execute();
  await ctx.db
    .updateTable("webhook_arrivals")
    .set({ body: null })
    .where("body", "is not", null)
    .where("outcome", "<>", "waiting")
    .where("at", "<", ago(DAY_MS))
    .execute();
}
