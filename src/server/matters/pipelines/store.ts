import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { forget } from "../../kernel/remember.ts";

/**
 * Holds the makeup of all pipelines until the commit: one change at a time, so that an order and a removal from two tabs
 * follow each other. Cards are opened and moved meanwhile.
 */
export async function holdPipelines(ctx: Ctx) {
  return ctx.db.selectFrom("pipelines").selectAll().orderBy("id").forNoKeyUpdate().execute();
}

/** A pipeline that stands, held with all the others. */
export async function holdPipeline(ctx: Ctx, id: number) {
  const found = (await holdPipelines(ctx)).find((one) => one.id === id);
  if (!found || found.removed_at) throw notFound("pipeline");
  return found;
}

/** Stages of the pipeline that stand, in order. */
export const standingStages = (ctx: Ctx, pipelineId: number) =>
  ctx.db
    .selectFrom("stages")
    .selectAll()
    .where("pipeline_id", "=", pipelineId)
    .where("removed_at", "is", null)
    .orderBy("position")
    .orderBy("id")
    .execute();

export async function stageRow(ctx: Ctx, id: number) {
  const stage = await ctx.db.selectFrom("stages").selectAll().where("id", "=", id).executeTakeFirst();
  if (!stage) throw notFound("stage");
  return stage;
}

/** Numbers the stages by their order. */
export async function writeOrder(ctx: Ctx, order: readonly number[]): Promise<void> {
  for (const [i, id] of order.entries())
    await ctx.db
      .updateTable("stages")
      .set({ position: i + 1 })
      .where("id", "=", id)
      .where("position", "<>", i + 1)
      .execute();
}

/** Opening a matter remembers the first stage of its pipeline. */
export function forgetFirstStage(ctx: Ctx, pipeline: { id: number; code: string }): void {
  forget(ctx, `first-stage ${pipeline.id}`);
  forget(ctx, `first-stage ${pipeline.code}`);
}
