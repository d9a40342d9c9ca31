import type { z } from "zod";
import { type addRule as addRuleEndpoint } from "../../../api/automation.ts";
import { Timing } from "../../../api/automation-timing.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { getRule, type RuleView } from "../reading/get-rules.ts";
import { atOnce } from "../rules.ts";
import { editor, pipelineOfStage } from "../versions/read-draft.ts";
import { checkRule } from "./check-rule.ts";

export type NewRule = z.input<typeof addRuleEndpoint.body> & { stageId: number };

/**
 * Puts a robot or trigger last on a stage, acting at once: for what a base is shipped with. People change automation by
 * drafts (add-rule.ts, versions/publish-draft.ts).
 */
export const installRule = (ctx: Ctx, input: NewRule): Promise<RuleView> =>
  inTx(ctx, async (ctx) => {
    await pipelineOfStage(ctx, input.stageId);
    const condition = input.condition ?? null;
    const timing = Timing.parse(input.timing ?? atOnce);
    const params = await checkRule(ctx, { ...input, condition, timing });
    const row = await ctx.db
      .insertInto("automation_rules")
      .values({
        stage_id: input.stageId,
        kind: input.kind,
        name: input.name,
        title: input.title?.trim() ?? "",
        params: JSON.stringify(params),
        timing: JSON.stringify(timing),
        condition: condition && JSON.stringify(condition),
        allow_back: input.allowBack ?? false,
        position: await lastPosition(ctx, input.stageId, input.kind),
        is_on: input.isOn ?? true,
        parent_id: input.parentId ?? null,
        arm: input.arm ?? null,
        changed_at: ctx.now,
        changed_by: editor(ctx),
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await emit(
      ctx,
      "automation.changed",
      { subjectId: row.id },
      { stageId: input.stageId, ruleId: row.id, kind: input.kind, change: "added" },
    );
    return getRule(ctx, row.id);
  });

async function lastPosition(ctx: Ctx, stageId: number, kind: "robot" | "trigger"): Promise<number> {
  const last = await ctx.db
    .selectFrom("automation_rules")
    .select((eb) => eb.fn.max("position").as("position"))
    .where("stage_id", "=", stageId)
    .where("kind", "=", kind)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  return (last?.position ?? 0) + 1;
}
