import { RuleSpec } from "../../../api/automation-versions.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { inTx } from "../../kernel/tx.ts";
import { cards } from "../catalogue.ts";
import { holdDraft, publishedRules, writeDraft } from "./read-draft.ts";
import { diffRules } from "./rules.ts";

/** Makes an earlier version the draft, less rules of stages that are gone since. Returns how far it is from what acts now. */
export const returnToVersion = (ctx: Ctx, pipelineId: number, number: number): Promise<{ changes: number }> =>
  // no event: of its own; the draft's is emitted by writeDraft.
  inTx(ctx, async (ctx) => {
    const version = await ctx.db
      .selectFrom("automation_versions")
      .select("rules")
      .where("pipeline_id", "=", pipelineId)
      .where("number", "=", number)
      .executeTakeFirst();
    if (!version) throw notFound("version");
    const stages = new Set(await cards().stagesOf(ctx, pipelineId));
    const rules = RuleSpec.array()
      .parse(version.rules)
      .filter((rule) => stages.has(rule.stageId));
    await writeDraft(ctx, await holdDraft(ctx, pipelineId), rules);
    return { changes: diffRules(await publishedRules(ctx, pipelineId), rules).length };
  });
