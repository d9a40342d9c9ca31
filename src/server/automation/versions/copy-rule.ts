import type { RuleSpec } from "../../../api/automation-versions.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { inTx } from "../../kernel/tx.ts";
import { blockOf, placed } from "./place.ts";
import { renamed } from "./references.ts";
import { holdDraft, nextRuleId, pipelineOfRule, pipelineOfStage, readDraft, writeDraft } from "./read-draft.ts";

/** Copies a rule, a branch with its arms, to the end of a stage of any pipeline, in that one's draft. */
export const copyRule = (ctx: Ctx, id: number, stageId: number): Promise<{ ruleId: number }> =>
  // no event: of its own; the draft's is emitted by writeDraft.
  inTx(ctx, async (ctx) => {
    const from = await readDraft(ctx, await pipelineOfRule(ctx, id));
    const to = await holdDraft(ctx, await pipelineOfStage(ctx, stageId));
    const block = blockOf(from.rules, id);
    const ids = new Map<number, number>();
    for (const rule of block) ids.set(rule.id, await nextRuleId(ctx));
    const ruleId = ids.get(id);
    if (ruleId === undefined) throw notFound("rule");
    const copies = block.map((rule): RuleSpec => {
      const parentId = rule.id === id ? null : (ids.get(rule.parentId ?? 0) ?? null);
      return { ...renamed(rule, ids), stageId, parentId, arm: parentId === null ? null : rule.arm };
    });
    const wish = { stageId, parentId: null, arm: null, aboveId: null, belowId: null };
    const rules = placed([...to.rules, ...copies], ruleId, wish);
    if (!rules) throw new Error(`the copy of rule ${id} found no place`);
    await writeDraft(ctx, to, rules);
    return { ruleId };
  });
