import type { Ctx } from "../../kernel/ctx.ts";
import { invalid } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { holdPipelines } from "./store.ts";

/** What a pipeline begins with: where cards come, and the two ways they end. */
const firstStages = [
  { code: "new", name: "Новая", name_en: "New", color: "#3b82f6", kind: "open" },
  { code: "won", name: "Успешно", name_en: "Won", color: "#22a06b", kind: "won" },
  { code: "lost", name: "Отказ", name_en: "Refused", color: "#d92d20", kind: "lost" },
] as const;

/** Adds a pipeline behind the others. Asked for again, the same pipeline answers. */
export const addPipeline = (ctx: Ctx, input: { name: string; nameEn: string }): Promise<{ id: number }> =>
  inTx(ctx, async (ctx) => {
    const known = await holdPipelines(ctx);
    const namesake = known.find((one) => one.removed_at === null && one.name === input.name);
    if (namesake?.name_en === input.nameEn) return { id: namesake.id }; // no event: it was added before
    if (namesake) throw invalid({ name: "taken" });
    const { id } = await ctx.db
      .insertInto("pipelines")
      .values({
        // Rows are never deleted, so their number grows with every pipeline; shipped codes never look so.
        code: `pipeline_${known.length + 1}`,
        name: input.name,
        name_en: input.nameEn,
        position: Math.max(0, ...known.map((one) => one.position)) + 1,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await ctx.db
      .insertInto("stages")
      .values(firstStages.map((stage, i) => ({ ...stage, pipeline_id: id, position: i + 1 })))
      .execute();
    await emit(ctx, "pipeline.changed", { subjectId: id }, { pipelineId: id });
    return { id };
  });
