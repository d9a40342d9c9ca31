import { rulesOfStages, usesOfStages } from "../../automation/index.ts";
import type { AnswerOf } from "../../../api/endpoint.ts";
import type { getStageRemoval as endpoint } from "../../../api/pipelines.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { isSystemPipeline, isSystemStage } from "./rules.ts";
import { stageRow, standingStages } from "./store.ts";

type Removal = AnswerOf<typeof endpoint>;

/** What stands on a stage and names it: asked before it is removed. */
export async function getStageRemoval(ctx: Ctx, stageId: number): Promise<Removal> {
  const stage = await stageRow(ctx, stageId);
  if (stage.removed_at) throw notFound("stage");
  const stages = await standingStages(ctx, stage.pipeline_id);
  const { code } = await pipelineRow(ctx, stage.pipeline_id);
  return { ...(await standing(ctx, [stageId])), isSystem: isSystemStage(code, stages, stage) };
}

/** The same of a whole pipeline; only rules of other pipelines count as uses. */
export async function getPipelineRemoval(ctx: Ctx, pipelineId: number): Promise<Removal> {
  const { code } = await pipelineRow(ctx, pipelineId);
  const stageIds = (await standingStages(ctx, pipelineId)).map((stage) => stage.id);
  return { ...(await standing(ctx, stageIds, pipelineId)), isSystem: isSystemPipeline(code) };
}

async function standing(ctx: Ctx, stageIds: number[], pipelineId?: number) {
  const { cards } = await ctx.db
    .selectFrom("matters")
    .select((eb) => eb.fn.countAll<number>().as("cards"))
    .where("stage_id", "in", stageIds)
    .executeTakeFirstOrThrow();
  return { cards, ...(await rulesOfStages(ctx, stageIds)), uses: await usesOfStages(ctx, stageIds, pipelineId) };
}

async function pipelineRow(ctx: Ctx, id: number) {
  const row = await ctx.db
    .selectFrom("pipelines")
    .select("code")
    .where("id", "=", id)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  if (!row) throw notFound("pipeline");
  return row;
}
