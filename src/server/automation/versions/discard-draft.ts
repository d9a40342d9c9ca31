import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";

/** Throws a pipeline's draft away; what is published goes on as it was. */
export const discardDraft = (ctx: Ctx, pipelineId: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    await ctx.db.deleteFrom("automation_drafts").where("pipeline_id", "=", pipelineId).execute();
    await emit(ctx, "automation.draft-changed", { subjectId: pipelineId }, { pipelineId });
  });
