import type { z } from "zod";
import type { updateRule as updateRuleEndpoint } from "../../../api/automation.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { findRule, getRule, type RuleView } from "../reading/get-rules.ts";
import { withoutStage } from "./add-rule.ts";
import { checkRule } from "./check-rule.ts";
import { placeRule } from "./place-rule.ts";

type Change = z.output<typeof updateRuleEndpoint.body>;

/** Changes a rule for later entries; what waits by it keeps the rule as it was when its card entered. */
export const updateRule = (ctx: Ctx, id: number, change: Change): Promise<RuleView> =>
  inTx(ctx, async (ctx) => {
    const rule = await findRule(ctx, id);
    const condition = change.condition === undefined ? rule.condition : change.condition;
    const isJudged = change.params !== undefined || change.condition !== undefined;
    const params = isJudged
      ? checkRule({ kind: rule.kind, name: rule.name, params: change.params ?? rule.params, condition })
      : rule.params;
    const stageId = change.stageId ?? rule.stage_id;
    const position = await placeRule(ctx, rule, {
      stageId,
      aboveId: change.beforeId ?? null,
      belowId: change.afterId ?? null,
    });
    await ctx.db
      .updateTable("automation_rules")
      .set({
        stage_id: stageId,
        position,
        title: change.title ?? rule.title,
        params: JSON.stringify(params),
        timing: JSON.stringify(change.timing ?? rule.timing),
        condition: condition && JSON.stringify(condition),
        allow_back: change.allowBack ?? rule.allow_back,
        is_on: change.isOn ?? rule.is_on,
        changed_at: ctx.now,
        changed_by: ctx.actor.kind === "employee" ? ctx.actor.id : null,
      })
      .where("id", "=", id)
      .execute()
      .catch(withoutStage);
    await emit(
      ctx,
      "automation.changed",
      { subjectId: id },
      { stageId, ruleId: id, kind: rule.kind, change: "changed" },
    );
    return getRule(ctx, id);
  });
