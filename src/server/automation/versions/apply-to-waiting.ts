import { sql } from "kysely";
import type { RuleChange, RuleSpec } from "../../../api/automation-versions.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { robotNamed } from "../catalogue.ts";
import { enqueueEntry } from "../queue.ts";
import { titleOf } from "../rule-title.ts";
import { recomputeRuns } from "../runs/recompute-runs.ts";
import { leaveArms } from "../runs/leave-arms.ts";
import { dateField } from "../runs/due-times.ts";

/**
 * Gives what waits by changed robots their new settings and moments, and cancels what waits by those that are gone or
 * switched off. A run that already waits for an event or another try keeps its moment.
 */
export async function applyToWaiting(ctx: Ctx, changes: readonly RuleChange[]): Promise<void> {
  const stopped = changes.filter((change) => change.after === null || (change.before?.isOn && !change.after.isOn));
  await cancel(
    ctx,
    stopped.map((change) => change.ruleId),
  );
  for (const { before, after } of changes)
    if (before && after?.isOn && after.kind === "robot" && robotNamed(after.name)) await respec(ctx, after);
}

async function cancel(ctx: Ctx, ruleIds: number[]): Promise<void> {
  if (ruleIds.length === 0) return;
  const cancelled = await ctx.db
    .updateTable("robot_runs")
    .set({ state: "cancelled", reason: "rule-removed", finished_at: ctx.now })
    .where("rule_id", "in", ruleIds)
    .where("state", "=", "waiting")
    .returning(["entry_id", "rule_id"])
    .execute();
  // A branch that is gone judges nothing: neither of its ways may run.
  for (const run of cancelled) await leaveArms(ctx, run, null);
  for (const entryId of new Set(cancelled.map((run) => run.entry_id))) enqueueEntry(ctx, entryId);
}

/** `from` of a run, the end of the robot above it, is its own history and stays. */
async function respec(ctx: Ctx, rule: RuleSpec): Promise<void> {
  const spec = {
    params: rule.params,
    timing: rule.timing,
    condition: rule.condition,
    changedAt: ctx.now.toISOString(),
  };
  const runs = await ctx.db
    .updateTable("robot_runs")
    .set({
      spec: sql`spec || ${JSON.stringify(spec)}::jsonb`,
      title: titleOf(rule),
      date_field: dateField(rule.timing),
    })
    .where("rule_id", "=", rule.id)
    .where("state", "=", "waiting")
    .returning("id")
    .execute();
  await recomputeRuns(ctx, { runIds: runs.map((run) => run.id) });
}
