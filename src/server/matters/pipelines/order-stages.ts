import type { Ctx } from "../../kernel/ctx.ts";
import { conflict, refused } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { orderFault } from "./rules.ts";
import { forgetFirstStage, holdPipeline, standingStages, writeOrder } from "./store.ts";

/**
 * Puts the stages of a pipeline in an order that names all of them. Conflict "stages-changed" when another has added or
 * removed one since they were looked at.
 */
export const orderStages = (ctx: Ctx, input: { pipelineId: number; stageIds: readonly number[] }): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const pipeline = await holdPipeline(ctx, input.pipelineId);
    const stages = await standingStages(ctx, pipeline.id);
    const fault = orderFault(stages, input.stageIds);
    if (fault === "stages-changed") throw conflict(fault);
    if (fault) throw refused(fault);
    if (stages.every((stage, i) => stage.id === input.stageIds[i])) return; // no event: they stand so already
    await writeOrder(ctx, input.stageIds);
    forgetFirstStage(ctx, pipeline);
    await emit(ctx, "pipeline.changed", { subjectId: pipeline.id }, { pipelineId: pipeline.id });
  });
