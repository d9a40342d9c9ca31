import { undoEntry } from "../automation/index.ts";
import { lockClient } from "../clients/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { conflict, refused } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { liveStage } from "./pipelines/live-stage.ts";
import { clientOfMatter, lockMatter } from "./store.ts";
import { readUndoToken } from "./undo-token.ts";
import { whoWasFirst } from "./who-was-first.ts";

/** Takes the last move back whole: stage, place, days on stage, reasons; the stay it began is cancelled with its robots. */
export const undoMove = (ctx: Ctx, input: { matterId: number; undo: string }): Promise<{ version: number }> =>
  inTx(ctx, async (ctx) => {
    const former = readUndoToken(ctx.app, input.undo, ctx.now);
    if (!former || former.matterId !== input.matterId) throw refused("undo-expired");
    await lockClient(ctx, await clientOfMatter(ctx, input.matterId));
    const matter = await lockMatter(ctx, input.matterId);
    if (matter.version !== former.version) throw conflict("moved-meanwhile", await whoWasFirst(ctx, matter));
    if ((await liveStage(ctx, former.stageId)).id !== former.stageId) throw refused("stage-removed");
    const version = matter.version + 1;
    await ctx.db
      .updateTable("matters")
      .set({
        stage_id: former.stageId,
        stage_entered_at: new Date(former.stageEnteredAt),
        rank: former.rank,
        is_open: former.isOpen,
        lost_reason: former.lostReason,
        parked_until: former.parkedUntil,
        changed_at: ctx.now,
        version,
      })
      .where("id", "=", matter.id)
      .execute();
    const about = { clientId: matter.client_id, matterId: matter.id, subjectId: matter.id };
    const cause = await emit(ctx, "matter.move-undone", about, {
      fromStageId: matter.stage_id,
      toStageId: former.stageId,
    });
    await undoEntry({ ...ctx, cause }, { matterId: matter.id });
    return { version };
  });
