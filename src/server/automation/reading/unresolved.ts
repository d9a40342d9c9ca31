import type { RuleSpec } from "../../../api/automation-versions.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { cards } from "../catalogue.ts";
import { translateRule, type ReferenceKind } from "../versions/references.ts";

/** Tells whether a rule names a stage or pipeline that was removed, or an employee who has left the firm. */
export async function unresolvedIn(ctx: Ctx): Promise<(rule: RuleSpec) => boolean> {
  const pipelines = await cards().pipelines(ctx);
  const users = await ctx.db.selectFrom("users").select("id").where("is_active", "=", true).execute();
  const known: Record<ReferenceKind, ReadonlySet<number>> = {
    pipeline: new Set(pipelines.map((pipeline) => pipeline.id)),
    stage: new Set(pipelines.flatMap((pipeline) => pipeline.stages.map((stage) => stage.id))),
    user: new Set(users.map((user) => user.id)),
  };
  return (rule) => {
    let isLost = false;
    translateRule(
      withoutLists(rule),
      (kind, value) => (known[kind].has(Number(value)) || (kind === "user" && !asksForOne(rule)) ? value : null),
      () => (isLost = true),
    );
    return isLost;
  };
}

/** Robots that may act for one employee keep his name also while another choice is made. */
const asksForOne = (rule: RuleSpec): boolean => Object.values(rule.params).includes("user");

/** Of several employees the others act on; a list is not broken by one who left. */
const withoutLists = (rule: RuleSpec): RuleSpec => ({
  ...rule,
  params: Object.fromEntries(Object.entries(rule.params).filter(([, value]) => !Array.isArray(value))),
});
