import { enterStage } from "../automation/index.ts";
import { holdClient } from "../clients/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { notFound, refused } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { remember } from "../kernel/remember.ts";
import { inTx } from "../kernel/tx.ts";
import { topOfColumn } from "./place-card.ts";
import { liveStage } from "./pipelines/live-stage.ts";

export interface NewMatter {
  clientId: number;
  /** `applications` unless told. */
  pipelineCode?: string | undefined;
  pipelineId?: number | undefined;
  /** The pipeline's first one unless told. */
  stageId?: number | undefined;
  source: string;
  responsibleId?: number | null | undefined;
}

/** A new matter on top of a stage, the first of its pipeline unless told. */
export const openMatter = (
  ctx: Ctx,
  input: NewMatter,
): Promise<{ id: number; number: number; pipelineId: number; stageId: number }> =>
  inTx(ctx, async (ctx) => {
    // The column's sums take the client's debts: they must not change under the insert.
    await holdClient(ctx, input.clientId);
    const stage =
      input.stageId === undefined ? await firstStage(ctx, input) : await givenStage(ctx, input, input.stageId);
    const matter = await ctx.db
      .insertInto("matters")
      .values({
        client_id: input.clientId,
        pipeline_id: stage.pipeline_id,
        stage_id: stage.id,
        stage_entered_at: ctx.now,
        responsible_id: input.responsibleId ?? null,
        source: input.source,
        is_open: stage.kind === "open" || stage.kind === "parked",
        rank: topOfColumn(stage.id),
        created_at: ctx.now,
        changed_at: ctx.now,
      })
      .returning(["id", "number"])
      .executeTakeFirstOrThrow();
    const about = { clientId: input.clientId, matterId: matter.id, subjectId: matter.id };
    const cause = await emit(ctx, "matter.opened", about, {
      pipelineId: stage.pipeline_id,
      stageId: stage.id,
      source: input.source,
    });
    await enterStage(
      { ...ctx, cause },
      { matterId: matter.id, clientId: input.clientId, stageId: stage.id, isUndoable: false },
    );
    return { id: matter.id, number: matter.number, pipelineId: stage.pipeline_id, stageId: stage.id };
  });

async function givenStage(ctx: Ctx, input: NewMatter, stageId: number) {
  const stage = await liveStage(ctx, stageId);
  if (input.pipelineId !== undefined && stage.pipeline_id !== input.pipelineId) throw refused("other-pipeline");
  return stage;
}

const firstStage = (ctx: Ctx, input: NewMatter) =>
  remember(ctx, `first-stage ${input.pipelineId ?? input.pipelineCode ?? "applications"}`, () =>
    readFirstStage(ctx, input),
  );

async function readFirstStage(ctx: Ctx, input: NewMatter) {
  const query = ctx.db
    .selectFrom("stages")
    .innerJoin("pipelines", "pipelines.id", "stages.pipeline_id")
    .select(["stages.id", "stages.pipeline_id", "stages.kind"]);
  const ofPipeline = input.pipelineId
    ? query.where("pipelines.id", "=", input.pipelineId)
    : query.where("pipelines.code", "=", input.pipelineCode ?? "applications");
  // Of a pipeline that was put away all stages lead on to another's; else the removed stand behind the others.
  const stage = await ofPipeline
    .orderBy("stages.removed_at", (order) => order.desc().nullsFirst())
    .orderBy("stages.position")
    .orderBy("stages.id")
    .limit(1)
    .executeTakeFirst();
  if (!stage) throw notFound("pipeline");
  return liveStage(ctx, stage.id);
}
