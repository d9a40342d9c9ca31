import type { RuleSpec } from "../../../api/automation-versions.ts";
import type { Ctx } from "../../kernel/ctx.ts";

/** A pipeline's rules as they would be after publishing: the draft where there is one, else what is published. */
export async function rulesToPlay(
  ctx: Ctx,
  pipelineId: number,
  stageIds: readonly number[],
): Promise<{ revision: number | null; rules: RuleSpec[] }> {
  const draft = await ctx.db
    .selectFrom("automation_drafts")
    .select(["revision", "rules"])
    .where("pipeline_id", "=", pipelineId)
    .executeTakeFirst();
  if (draft) return draft;
  return { revision: null, rules: await publishedRules(ctx, stageIds) };
}

export async function publishedRules(ctx: Ctx, stageIds: readonly number[]): Promise<RuleSpec[]> {
  const rows = await ctx.db
    .selectFrom("automation_rules")
    .select(["id", "stage_id", "kind", "name", "title", "params", "timing", "condition"])
    .select(["allow_back", "is_on", "position", "parent_id", "arm"])
    .where("stage_id", "in", stageIds)
    .where("removed_at", "is", null)
    .orderBy("position")
    .orderBy("id")
    .execute();
  return rows.map(({ stage_id, allow_back, is_on, parent_id, ...rule }) => ({
    ...rule,
    stageId: stage_id,
    allowBack: allow_back,
    isOn: is_on,
    parentId: parent_id,
  }));
}
