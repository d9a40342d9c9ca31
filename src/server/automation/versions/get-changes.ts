import type { getChanges as getChangesEndpoint } from "../../../api/automation-versions.ts";
import type { AnswerOf } from "../../../api/endpoint.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { problemsOf } from "./problems.ts";
import { publishedRules, readDraft } from "./read-draft.ts";
import { diffRules } from "./rules.ts";

/** The draft against what is published, and what stands in its way. */
export async function getChanges(ctx: Ctx, pipelineId: number): Promise<AnswerOf<typeof getChangesEndpoint>> {
  const draft = await readDraft(ctx, pipelineId);
  const changes = diffRules(await publishedRules(ctx, pipelineId), draft.rules);
  const touched = changes.filter((change) => change.change !== "added").map((change) => change.ruleId);
  return { changes, problems: await problemsOf(ctx, draft), waiting: await countWaiting(ctx, touched) };
}

async function countWaiting(ctx: Ctx, ruleIds: number[]): Promise<number> {
  if (ruleIds.length === 0) return 0;
  const row = await ctx.db
    .selectFrom("robot_runs")
    .select((eb) => eb.fn.countAll<number>().as("waiting"))
    .where("rule_id", "in", ruleIds)
    .where("state", "=", "waiting")
    .executeTakeFirstOrThrow();
  return row.waiting;
}
