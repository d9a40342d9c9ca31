import { Timing } from "../../../api/automation-timing.ts";
import type { RuleSpec } from "../../../api/automation-versions.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { invalid } from "../../kernel/errors.ts";
import { inTx } from "../../kernel/tx.ts";
import { getDraftRule, type RuleView } from "../reading/get-rules.ts";
import { atOnce } from "../rules.ts";
import { placed } from "../versions/place.ts";
import { holdDraft, nextRuleId, pipelineOfStage, writeDraft } from "../versions/read-draft.ts";
import { checkRule } from "./check-rule.ts";
import type { NewRule } from "./install-rule.ts";

/** Puts a robot or trigger last on a stage or in an arm, in the draft of its pipeline. */
export const addRule = (ctx: Ctx, input: NewRule): Promise<RuleView> =>
  // no event: of its own; the draft's is emitted by writeDraft.
  inTx(ctx, async (ctx) => {
    const condition = input.condition ?? null;
    const timing = Timing.parse(input.timing ?? atOnce);
    const draft = await holdDraft(ctx, await pipelineOfStage(ctx, input.stageId));
    const params = await checkRule(ctx, { ...input, condition, timing });
    const rule: RuleSpec = {
      id: await nextRuleId(ctx),
      stageId: input.stageId,
      kind: input.kind,
      name: input.name,
      title: input.title?.trim() ?? "",
      params,
      timing,
      condition,
      allowBack: input.allowBack ?? false,
      isOn: input.isOn ?? true,
      position: 0,
      parentId: null,
      arm: null,
    };
    const wish = { stageId: input.stageId, parentId: input.parentId ?? null, arm: input.arm ?? null };
    const rules = placed([...draft.rules, rule], rule.id, { ...wish, aboveId: null, belowId: null });
    if (!rules) throw invalid({ parentId: "unknown" });
    await writeDraft(ctx, draft, rules);
    return getDraftRule(ctx, draft.pipelineId, rule.id);
  });
