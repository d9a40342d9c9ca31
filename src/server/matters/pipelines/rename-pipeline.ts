import type { Ctx } from "../../kernel/ctx.ts";
import { invalid, notFound } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { holdPipelines } from "./store.ts";

/** Changes the names of a pipeline. */
export const renamePipeline = (
  ctx: Ctx,
  input: { pipelineId: number; name?: string | undefined; nameEn?: string | undefined },
): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const standing = (await holdPipelines(ctx)).filter((one) => one.removed_at === null);
    const pipeline = standing.find((one) => one.id === input.pipelineId);
    if (!pipeline) throw notFound("pipeline");
    const next = { name: input.name ?? pipeline.name, name_en: input.nameEn ?? pipeline.name_en };
    if (next.name === pipeline.name && next.name_en === pipeline.name_en) return; // no event: it is called so already
    if (standing.some((one) => one.id !== pipeline.id && one.name === next.name)) throw invalid({ name: "taken" });
    await ctx.db.updateTable("pipelines").set(next).where("id", "=", pipeline.id).execute();
    await emit(ctx, "pipeline.changed", { subjectId: pipeline.id }, { pipelineId: pipeline.id });
  });
