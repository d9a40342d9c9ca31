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
  const known = await ctx.db.selectFrom("stages").select(["code", "position"]).where("pipeline_id", "=", id).execute();
  const missing = pipeline.stages.filter((stage) => !known.some(({ code }) => code === stage.code));
  if (missing.length === 0) return;
  // An administrator may have put his own stages at the places of those that are shipped later.
  const last = Math.max(0, ...known.map(({ position }) => position));
  const rows = missing.map((stage, i) => ({
    pipeline_id: id,
    code: stage.code,
    name: stage.name,
    name_en: stage.nameEn,
    color: stage.color,
    kind: stage.kind,
    position: last + i + 1,
  }));
  await ctx.db
    .insertInto("stages")
    .values(rows)
    .onConflict((oc) => oc.columns(["pipeline_id", "code"]).doNothing())
    .execute();
}
