import { enterStage } from "../../automation/index.ts";
import { lockClient } from "../../clients/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { placeCard } from "../place-card.ts";
import { isOpenOn } from "../rules.ts";
import { clientOfMatter, lockMatter } from "../store.ts";
import { liveStage } from "./live-stage.ts";
import { stageRow } from "./store.ts";

/**
 * Takes a card off a removed stage to where its cards go, of another pipeline too. A matter of the makeup, not of the
 * case: nothing is asked, no robots of the new stage start, no trigger hears of it, and it cannot be undone. What waited
 * by the old stay ends as by leaving.
 */
export const restageMatter = (ctx: Ctx, matterId: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    await lockClient(ctx, await clientOfMatter(ctx, matterId));
    const matter = await lockMatter(ctx, matterId);
    const from = await stageRow(ctx, matter.stage_id);
    const to = await liveStage(ctx, from.id);
    if (to.id === from.id) return; // no event: it has left the stage already
    await ctx.db
      .updateTable("matters")
      .set({
        pipeline_id: to.pipeline_id,
        stage_id: to.id,
        stage_entered_at: ctx.now,
        rank: await placeCard(ctx, { stageId: to.id, matterId }),
        is_open: isOpenOn(to),
        lost_reason: to.kind === "lost" ? (matter.lost_reason ?? from.name) : null,
        parked_until: to.kind === "parked" ? matter.parked_until : null,
        changed_at: ctx.now,
        version: matter.version + 1,
      })
      .where("id", "=", matterId)
      .execute();
    const about = { clientId: matter.client_id, matterId, subjectId: matterId };
    const cause = await emit(ctx, "matter.moved", about, { fromStageId: from.id, toStageId: to.id, by: "removal" });
    await enterStage(
      { ...ctx, cause },
      { matterId, clientId: matter.client_id, stageId: to.id, isUndoable: false, isQuiet: true },
    );
  });
