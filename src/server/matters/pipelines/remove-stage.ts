import { retireStages, usesOfStages } from "../../automation/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { invalid, notFound, refused } from "../../kernel/errors.ts";
import { emit, enqueue } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { clearStageJob } from "./clear-stage.ts";
import { isSystemStage } from "./rules.ts";
import { holdPipelines, stageRow, standingStages, writeOrder } from "./store.ts";

export interface StageRemoval {
  stageId: number;
  /** Another stage of its pipeline. */
  moveCardsTo: number;
  /** Its robots and triggers go to that stage in the draft, or are removed. */
  rules: "move" | "remove";
  /** Rules elsewhere that name it name that stage instead; without it they refuse the removal. */
  repoint: boolean;
}

/**
 * Removes a stage: its row stays for the history, its cards move on by a job. Refuses "system-stage" and "stage-in-use"
 * with the rules that name it.
 */
export const removeStage = (ctx: Ctx, input: StageRemoval): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const all = await holdPipelines(ctx);
    const stage = await stageRow(ctx, input.stageId);
    if (stage.removed_at) {
      if (stage.moved_to === input.moveCardsTo) return; // no event: it was removed so before
      throw notFound("stage");
    }
    const pipeline = all.find((one) => one.id === stage.pipeline_id);
    if (!pipeline) throw notFound("pipeline");
    const stages = await standingStages(ctx, pipeline.id);
    if (isSystemStage(pipeline.code, stages, stage)) throw refused("system-stage");
    const rest = stages.map((one) => one.id).filter((id) => id !== stage.id);
    if (!rest.includes(input.moveCardsTo)) throw invalid({ moveCardsTo: "unknown" });
    const uses = await usesOfStages(ctx, [stage.id]);
    if (uses.length > 0 && !input.repoint) throw refused("stage-in-use", { uses });
    await retireStages(ctx, {
      stageIds: [stage.id],
      toStageId: input.moveCardsTo,
      rules: input.rules,
      note: stage.name,
    });
    await markRemoved(ctx, [stage.id], input.moveCardsTo);
    await writeOrder(ctx, rest);
    await emit(ctx, "pipeline.changed", { subjectId: stage.id }, { pipelineId: pipeline.id });
  });

/** Whoever is putting a card there right now finishes first; whoever comes later finds the way on. */
export async function markRemoved(ctx: Ctx, stageIds: readonly number[], movedTo: number): Promise<void> {
  await ctx.db.selectFrom("stages").select("id").where("id", "in", stageIds).orderBy("id").forUpdate().execute();
  await ctx.db
    .updateTable("stages")
    .set({ removed_at: ctx.now, moved_to: movedTo })
    .where("id", "in", stageIds)
    .execute();
  for (const stageId of stageIds) enqueue(ctx, clearStageJob, { stageId });
}
