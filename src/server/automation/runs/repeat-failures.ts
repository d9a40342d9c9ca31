import { sql } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";
import { HouseError, notFound } from "../../kernel/errors.ts";
import { isSafeToRepeat } from "./may-repeat.ts";
import { repeatRun } from "./repeat-run.ts";

/** What one request may set going; the rest is told as left, and a second request takes it up. */
const AT_ONCE = 500;

interface Failures {
  ruleId: number;
  reason?: string | undefined;
}

/**
 * Tries one robot again on all cards where it failed, the oldest first, each run in a transaction of its own: what one
 * card refuses keeps no other from it. `left` are those that may not be repeated and those there was no room for.
 */
export async function repeatFailures(ctx: Ctx, failures: Failures): Promise<{ repeated: number; left: number }> {
  const rule = await ctx.db
    .selectFrom("automation_rules")
    .select("name")
    .where("id", "=", failures.ruleId)
    .where("kind", "=", "robot")
    .executeTakeFirst();
  if (!rule) throw notFound("rule");
  const { failed } = await failedRuns(ctx, failures)
    .select((eb) => eb.fn.countAll<number>().as("failed"))
    .executeTakeFirstOrThrow();
  let repeated = 0;
  if (isSafeToRepeat(rule.name))
    for (const runId of await repeatable(ctx, failures)) if (await isRepeated(ctx, runId)) repeated += 1;
  return { repeated, left: failed - repeated };
}

const failedRuns = (ctx: Ctx, { ruleId, reason }: Failures) =>
  ctx.db
    .selectFrom("robot_runs as run")
    .where("run.rule_id", "=", ruleId)
    .where("run.state", "=", "failed")
    .$if(reason !== undefined, (query) => query.where("run.reason", "=", reason ?? ""));

/** "left-stage" of whyNotRepeat as a query: those that may not be repeated must not use up the room of one request. */
async function repeatable(ctx: Ctx, failures: Failures): Promise<number[]> {
  const rows = await failedRuns(ctx, failures)
    .innerJoin("stage_entries as stay", "stay.id", "run.entry_id")
    .select("run.id")
    .where((eb) =>
      eb.or([eb("stay.left_at", "is", null), sql<boolean>`not (run.spec->'timing'->>'cancelOnLeave')::boolean`]),
    )
    .orderBy("run.id")
    .limit(AT_ONCE)
    .execute();
  return rows.map((row) => row.id);
}

/** Somebody else repeated it, or the card went on, in between: it is left as it is. */
async function isRepeated(ctx: Ctx, runId: number): Promise<boolean> {
  try {
    await repeatRun(ctx, runId);
    return true;
  } catch (error) {
    if (error instanceof HouseError && error.code === "conflict") return false;
    throw error;
  }
}
