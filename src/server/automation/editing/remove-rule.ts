import type { Ctx } from "../../kernel/ctx.ts";
import { inTx } from "../../kernel/tx.ts";
import { blockOf } from "../versions/place.ts";
import { holdDraft, pipelineOfRule, writeDraft } from "../versions/read-draft.ts";

/** Takes a rule, a branch with its arms, out of the draft. What acts and what waits stays until the draft is published. */
export const removeRule = (ctx: Ctx, id: number): Promise<void> =>
  // no event: of its own; the draft's is emitted by writeDraft.
  inTx(ctx, async (ctx) => {
    const draft = await holdDraft(ctx, await pipelineOfRule(ctx, id));
    const block = new Set(blockOf(draft.rules, id).map((rule) => rule.id));
    await writeDraft(
      ctx,
      draft,
      draft.rules.filter((rule) => !block.has(rule.id)),
    );
  });
