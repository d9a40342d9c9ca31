import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { enqueueEntry } from "../queue.ts";
import { findRule } from "../reading/get-rules.ts";

/** Takes a rule off its stage and cancels what waits by it; the robots behind those go on. Its history stays. */
export const removeRule = (ctx: Ctx, id: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const rule = await findRule(ctx, id);
    await ctx.db
      .updateTable("automation_rules")
      .set({
        removed_at: ctx.now,
        changed_at: ctx.now,
        changed_by: ctx.actor.kind === "employee" ? ctx.actor.id : null,
      })
      .where("id", "=", id)
      .execute();
    const cancelled = await ctx.db
      .updateTable("robot_runs")
      .set({ state: "cancelled", reason: "rule-removed", finished_at: ctx.now })
      .where("rule_id", "=", id)
      .where("state", "=", "waiting")
      .returning("entry_id")
      .execute();
    for (const { entry_id } of cancelled) enqueueEntry(ctx, entry_id);
    await emit(
      ctx,
      "automation.changed",
      { subjectId: id },
      { stageId: rule.stage_id, ruleId: id, kind: rule.kind, change: "removed" },
    );
  });
