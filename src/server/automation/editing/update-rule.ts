import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import type { updateRule as updateRuleEndpoint } from "../../../api/automation.ts";
import type { RuleSpec } from "../../../api/automation-versions.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { conflict, invalid, notFound } from "../../kernel/errors.ts";
import { inTx } from "../../kernel/tx.ts";
import { getDraftRule, type RuleView } from "../reading/get-rules.ts";
import { blockOf, placed, type Wish } from "../versions/place.ts";
import { holdDraft, pipelineOfRule, pipelineOfStage, writeDraft, type Draft } from "../versions/read-draft.ts";
import { checkRule } from "./check-rule.ts";

type Change = z.output<typeof updateRuleEndpoint.body>;

/** Changes or moves a rule in the draft of its pipeline; on a stage of another pipeline it goes over to that one's draft. */
export const updateRule = (ctx: Ctx, id: number, change: Change): Promise<RuleView> =>
  // no event: of its own; the drafts' are emitted by writeDraft.
  inTx(ctx, async (ctx) => {
    const pipelineId = await pipelineOfRule(ctx, id);
    const targetId = change.stageId === undefined ? pipelineId : await pipelineOfStage(ctx, change.stageId);
    const [draft, target] = await holdBoth(ctx, pipelineId, targetId);
    const rule = draft.rules.find((one) => one.id === id);
    if (!rule) throw notFound("rule");
    if (change.seen && !isAsSeen(rule, change.seen)) throw conflict("rule-changed");
    const changed = await changedRule(ctx, rule, change);
    const rules = draft.rules.map((one) => (one.id === id ? changed : one));
    if (target.pipelineId === draft.pipelineId) await writeDraft(ctx, draft, placedOr(rules, changed, change));
    else {
      const block = blockOf(rules, id);
      await writeDraft(
        ctx,
        draft,
        rules.filter((one) => !block.includes(one)),
      );
      await writeDraft(ctx, target, placedOr([...target.rules, ...block], changed, change));
    }
    return getDraftRule(ctx, target.pipelineId, id);
  });

/** Whether nobody has changed since what the editor looked at: of two tabs the later must not undo the earlier unseen. */
function isAsSeen(rule: RuleSpec, seen: NonNullable<Change["seen"]>): boolean {
  const { title, params, timing, condition, allowBack, isOn } = rule;
  return isDeepStrictEqual(
    { title, params, timing, condition, allowBack, isOn, ...seen },
    { title, params, timing, condition, allowBack, isOn },
  );
}

/** In order of their ids: two who exchange rules between two pipelines do not wait for each other. */
async function holdBoth(ctx: Ctx, from: number, to: number): Promise<[Draft, Draft]> {
  if (from === to) {
    const draft = await holdDraft(ctx, from);
    return [draft, draft];
  }
  const first = await holdDraft(ctx, Math.min(from, to));
  const second = await holdDraft(ctx, Math.max(from, to));
  return first.pipelineId === from ? [first, second] : [second, first];
}

async function changedRule(ctx: Ctx, rule: RuleSpec, change: Change): Promise<RuleSpec> {
  const condition = change.condition === undefined ? rule.condition : change.condition;
  const timing = change.timing ?? rule.timing;
  // Switching a broken rule off, or moving it, must not ask for its mending.
  const isJudged = change.params !== undefined || change.condition !== undefined || change.timing !== undefined;
  const given = { ...rule, params: change.params ?? rule.params, condition, timing };
  const params = isJudged ? await checkRule(ctx, given) : rule.params;
  return {
    ...given,
    params,
    title: change.title ?? rule.title,
    allowBack: change.allowBack ?? rule.allowBack,
    isOn: change.isOn ?? rule.isOn,
  };
}

function placedOr(rules: readonly RuleSpec[], rule: RuleSpec, change: Change): RuleSpec[] {
  const isMoved = [change.stageId, change.parentId, change.arm, change.beforeId, change.afterId].some(
    (one) => one !== undefined,
  );
  if (!isMoved) return [...rules];
  const stageId = change.stageId ?? rule.stageId;
  const staysInArm = change.parentId === undefined && stageId === rule.stageId;
  const wish: Wish = {
    stageId,
    parentId: staysInArm ? rule.parentId : (change.parentId ?? null),
    arm: staysInArm ? (change.arm ?? rule.arm) : (change.arm ?? null),
    aboveId: change.beforeId ?? null,
    belowId: change.afterId ?? null,
  };
  // Nothing but its own arm and stage named again: it keeps its place.
  if (staysInArm && wish.arm === rule.arm && wish.aboveId === null && wish.belowId === null) return [...rules];
  const found = placed(rules, rule.id, wish);
  if (!found)
    throw invalid({
      [wish.aboveId === null ? (wish.belowId === null ? "parentId" : "afterId") : "beforeId"]: "unknown",
    });
  return found;
}
