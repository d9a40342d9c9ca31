import type { Ctx } from "../../kernel/ctx.ts";
import { invalid } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import type { StageKind } from "../tables.ts";
import { forgetFirstStage, holdPipeline, standingStages, writeOrder } from "./store.ts";

export interface NewStage {
  pipelineId: number;
  name: string;
  nameEn: string;
  color: string;
  kind: StageKind;
  /** The stage it will stand right after; null: last. */
  afterId: number | null;
}

/** Adds a stage. Asked for again, the same stage answers: a repeated request makes no second one. */
export const addStage = (ctx: Ctx, input: NewStage): Promise<{ id: number }> =>
  inTx(ctx, async (ctx) => {
    const pipeline = await holdPipeline(ctx, input.pipelineId);
    const stages = await standingStages(ctx, pipeline.id);
    const look = { name: input.name, name_en: input.nameEn, color: input.color.toLowerCase(), kind: input.kind };
    const namesake = stages.find((stage) => stage.name === input.name);
    if (namesake) {
      const isSame = namesake.name_en === look.name_en && namesake.color === look.color && namesake.kind === look.kind;
      if (isSame) return { id: namesake.id }; // no event: it was added before
      throw invalid({ name: "taken" });
    }
    const at = placeAfter(
      stages.map((stage) => stage.id),
      input.afterId,
    );
    const { id } = await ctx.db
      .insertInto("stages")
      .values({ pipeline_id: pipeline.id, code: await freeCode(ctx, pipeline.id), ...look, position: at + 1 })
      .returning("id")
      .executeTakeFirstOrThrow();
    await writeOrder(ctx, stages.map((stage) => stage.id).toSpliced(at, 0, id));
    forgetFirstStage(ctx, pipeline);
    await emit(ctx, "pipeline.changed", { subjectId: id }, { pipelineId: pipeline.id });
    return { id };
  });

function placeAfter(ids: readonly number[], afterId: number | null): number {
  if (afterId === null) return ids.length;
  const index = ids.indexOf(afterId);
  if (index < 0) throw invalid({ afterId: "unknown" });
  return index + 1;
}

/** Rows are never deleted, so their number grows with every stage; codes of shipped stages never look so. */
async function freeCode(ctx: Ctx, pipelineId: number): Promise<string> {
  const { known } = await ctx.db
    .selectFrom("stages")
    .select((eb) => eb.fn.countAll<number>().as("known"))
    .where("pipeline_id", "=", pipelineId)
    .executeTakeFirstOrThrow();
  return `stage_${known + 1}`;
}
