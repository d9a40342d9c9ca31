import type { Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import { emit, enqueue } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { processJob } from "../job-names.ts";
import { arrivalView, type ArrivalView } from "./list-arrivals.ts";

/** After the mapping or the card was mended, what failed or found no card is tried once more. */
export const repeatArrival = (ctx: Ctx, id: number): Promise<ArrivalView> =>
  inTx(ctx, async (ctx) => {
    if (!(await arrivalView(ctx, id)).canRepeat) throw refused("webhook-cannot-repeat");
    await ctx.db
      .updateTable("webhook_arrivals")
      .set({ outcome: "waiting", reason: null })
      .where("id", "=", id)
      .where("outcome", "in", ["failed", "ignored"])
      .execute();
    enqueue(ctx, processJob, { arrivalId: id });
    await emit(ctx, "webhook.repeated", { subjectId: id }, { deliveryId: id });
    return arrivalView(ctx, id);
  });
