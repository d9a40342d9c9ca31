import { retireStages, usesOfStages } from "../../automation/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { invalid, notFound, refused } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { markRemoved } from "./remove-stage.ts";
import { isSystemPipeline } from "./rules.ts";
import { forgetFirstStage, holdPipelines, stageRow, standingStages } from "./store.ts";

/**
 * Puts a pipeline away with its rules; its cards go to a stage of another one. Refuses "system-pipeline", and
 * "pipeline-in-use" while rules of other pipelines name it or its stages.
 */
export const archivePipeline = (ctx: Ctx, input: { pipelineId: number; moveCardsTo: number }): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const all = await holdPipelines(ctx);
    const pipeline = all.find((one) => one.id === input.pipelineId);
    if (!pipeline) throw notFound("pipeline");
    if (pipeline.removed_at) return; // no event: it was put away before
    if (isSystemPipeline(pipeline.code)) throw refused("system-pipeline");
    const to = await stageRow(ctx, input.moveCardsTo);
    if (to.removed_at || to.pipeline_id === pipeline.id) throw invalid({ moveCardsTo: "unknown" });
    const stageIds = (await standingStages(ctx, pipeline.id)).map((stage) => stage.id);
    const uses = await usesOfStages(ctx, stageIds, pipeline.id);
    if (uses.length > 0) throw refused("pipeline-in-use", { uses });
    await retireStages(ctx, { stageIds, toStageId: to.id, rules: "remove", note: pipeline.name });
    await markRemoved(ctx, stageIds, to.id);
    await ctx.db.updateTable("pipelines").set({ removed_at: ctx.now }).where("id", "=", pipeline.id).execute();
    forgetFirstStage(ctx, pipeline);
    await emit(ctx, "pipeline.changed", { subjectId: pipeline.id }, { pipelineId: pipeline.id });
  });
