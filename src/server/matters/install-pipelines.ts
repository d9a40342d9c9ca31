import type { Ctx } from "../kernel/ctx.ts";
import { inTx } from "../kernel/tx.ts";
import { shippedPipelines, type ShippedPipeline } from "./shipped-pipelines.ts";

// no event: shipped data of an empty base, nobody's change
/** Adds the shipped pipelines and stages that are missing; called at every start, by any number of processes at once. */
export const installPipelines = (ctx: Ctx): Promise<void> =>
  inTx(ctx, async (ctx) => {
    for (const [i, pipeline] of shippedPipelines.entries()) await installOne(ctx, pipeline, i + 1);
  });

async function installOne(ctx: Ctx, pipeline: ShippedPipeline, position: number): Promise<void> {
  await ctx.db
    .insertInto("pipelines")
    .values({ code: pipeline.code, name: pipeline.name, name_en: pipeline.nameEn, position })
    .onConflict((oc) => oc.column("code").doNothing())
    .execute();
  const { id } = await ctx.db
    .selectFrom("pipelines")
    .select("id")
    .where("code", "=", pipeline.code)
    .executeTakeFirstOrThrow();
  const rows = pipeline.stages.map((stage, i) => ({
    pipeline_id: id,
    code: stage.code,
    name: stage.name,
    name_en: stage.nameEn,
    color: stage.color,
    kind: stage.kind,
    position: i + 1,
  }));
  await ctx.db
    .insertInto("stages")
    .values(rows)
    .onConflict((oc) => oc.columns(["pipeline_id", "code"]).doNothing())
    .execute();
}
