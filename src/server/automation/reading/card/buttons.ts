import type { getCardAutomation as endpoint } from "../../../../api/automation-card.ts";
import type { AnswerOf } from "../../../../api/endpoint.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { allTriggers, cards, triggerNamed } from "../../catalogue.ts";
import { titleOf } from "../../rule-title.ts";
import { inOrder } from "../../triggers/rules.ts";

type Button = AnswerOf<typeof endpoint>["buttons"][number];

/**
 * Manual triggers that lead on from the card's stage, in the order of the stages. One whose condition does not hold is
 * among them: the press answers with the reason, which a missing button would not.
 */
export async function buttonsOf(ctx: Ctx, place: { stageId: number; stageIds: readonly number[] }): Promise<Button[]> {
  if (!ctx.app.mayDo(ctx.actor, "matters.write")) return [];
  const manual = allTriggers().flatMap((trigger) => (trigger.isManual === true ? [trigger.name] : []));
  if (manual.length === 0) return [];
  const rules = inOrder(await rulesOf(ctx, place.stageIds, manual), place.stageIds);
  if (rules.length === 0) return [];
  const names = new Map(
    (await cards().pipelines(ctx)).flatMap(({ stages }) => stages.map((stage) => [stage.id, stage.name] as const)),
  );
  const here = place.stageIds.indexOf(place.stageId);
  return rules
    .filter((rule) => triggerNamed(rule.name)?.params.safeParse(rule.params).success === true)
    .filter((rule) => {
      const there = place.stageIds.indexOf(rule.stageId);
      return there > here || (there < here && rule.allowBack);
    })
    .map((rule) => ({
      ruleId: rule.ruleId,
      title: titleOf({ ...rule, kind: "trigger" }),
      stageId: rule.stageId,
      stageName: names.get(rule.stageId) ?? "",
    }));
}

const rulesOf = (ctx: Ctx, stageIds: readonly number[], names: readonly string[]) =>
  ctx.db
    .selectFrom("automation_rules")
    .select(["id as ruleId", "stage_id as stageId", "name", "title", "params", "position", "allow_back as allowBack"])
    .where("stage_id", "in", stageIds)
    .where("kind", "=", "trigger")
    .where("name", "in", names)
    .where("is_on", "=", true)
    .where("removed_at", "is", null)
    .execute();
