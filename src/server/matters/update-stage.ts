import type { Ctx } from "../kernel/ctx.ts";
import { notFound } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";

/** Renames or recolours a stage. */
export const updateStage = (
  ctx: Ctx,
  input: { stageId: number; name?: string | undefined; nameEn?: string | undefined; color?: string | undefined },
): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const stage = await ctx.db
      .selectFrom("stages")
      .selectAll()
      .where("id", "=", input.stageId)
      .where("removed_at", "is", null)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!stage) throw notFound("stage");
    const next = {
      name: input.name ?? stage.name,
      name_en: input.nameEn ?? stage.name_en,
      color: input.color?.toLowerCase() ?? stage.color,
    };
    if (next.name === stage.name && next.name_en === stage.name_en && next.color === stage.color) return;
    await ctx.db.updateTable("stages").set(next).where("id", "=", stage.id).execute();
    await emit(ctx, "pipeline.changed", { subjectId: stage.id }, { pipelineId: stage.pipeline_id });
  });
