import { z } from "zod";
import { lockClient } from "../../clients/index.ts";
import { defineJob, type Ctx } from "../../kernel/ctx.ts";
import { enqueue } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { restageMatter } from "./restage-matter.ts";

/** Cards of one transaction: their clients are locked until it ends. */
const PORTION = 100;

/** Moves the cards of a removed stage on, portion by portion; a job that comes twice finds those that are left. */
export const clearStage = (ctx: Ctx, { stageId }: { stageId: number }): Promise<void> =>
  // no event: of its own; each card's move has one.
  inTx(ctx, async (ctx) => {
    // The lowest first: each goes on top of the column, so they keep their order.
    const cards = await ctx.db
      .selectFrom("matters")
      .innerJoin("stages", "stages.id", "matters.stage_id")
      .select(["matters.id", "matters.client_id"])
      .where("matters.stage_id", "=", stageId)
      .where("stages.removed_at", "is not", null)
      .orderBy("matters.rank", "desc")
      .orderBy("matters.id", "desc")
      .limit(PORTION)
      .execute();
    const clients = [...new Set(cards.map((card) => card.client_id))].toSorted((a, b) => a - b);
    for (const clientId of clients) await lockClient(ctx, clientId);
    for (const card of cards) await restageMatter(ctx, card.id);
    if (cards.length === PORTION) enqueue(ctx, clearStageJob, { stageId });
  });

/** After a stage is removed, until nobody stands on it. */
export const clearStageJob = defineJob({
  name: "matters.clear-stage",
  data: z.object({ stageId: z.number() }),
  concurrency: 1,
  run: clearStage,
});
