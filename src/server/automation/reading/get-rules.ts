import { sql } from "kysely";
import type { z } from "zod";
import type { Rule } from "../../../api/automation.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { cards, robotNamed, triggerNamed } from "../catalogue.ts";
import { monthStart } from "./month.ts";
import type { RuleKind } from "../tables.ts";

export type RuleView = z.input<typeof Rule>;

/** Robots and triggers of a pipeline's stages in order, with what they did this month. */
export async function getRules(ctx: Ctx, pipelineId: number): Promise<RuleView[]> {
  const stageIds = await cards().stagesOf(ctx, pipelineId);
  if (stageIds.length === 0) throw notFound("pipeline");
  const rows = await rulesQuery(ctx).where("rule.stage_id", "in", stageIds).execute();
  return withCounts(
    ctx,
    rows.toSorted((a, b) => stageIds.indexOf(a.stage_id) - stageIds.indexOf(b.stage_id)),
  );
}

export async function getRule(ctx: Ctx, id: number): Promise<RuleView> {
  const [view] = await withCounts(ctx, await rulesQuery(ctx).where("rule.id", "=", id).execute());
  if (!view) throw notFound("rule");
  return view;
}

/** The rule's row, locked for a change. */
export async function findRule(ctx: Ctx, id: number) {
  const row = await ctx.db
    .selectFrom("automation_rules")
    .selectAll()
    .where("id", "=", id)
    .where("removed_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound("rule");
  return row;
}

const rulesQuery = (ctx: Ctx) =>
  ctx.db
    .selectFrom("automation_rules as rule")
    .selectAll("rule")
    .select(sql<string | null>`(select users.name from users where users.id = rule.changed_by)`.as("changed_by_name"))
    .where("rule.removed_at", "is", null)
    .orderBy("rule.position")
    .orderBy("rule.id");

type Row = Awaited<ReturnType<ReturnType<typeof rulesQuery>["execute"]>>[number];

async function withCounts(ctx: Ctx, rows: readonly Row[]): Promise<RuleView[]> {
  const counts = await countsOf(
    ctx,
    rows.map((row) => row.id),
  );
  return rows.map((row) => toView(row, counts.get(row.id) ?? none));
}

const none = { runsMonth: 0, failedMonth: 0, waiting: 0 };

interface CountRow {
  id: number;
  runs: number;
  failed: number;
  waiting: number;
}

/** Runs for robots, moves for triggers; each count reads only its own stretch of an index. */
async function countsOf(ctx: Ctx, ids: readonly number[]): Promise<Map<number, RuleView["counts"]>> {
  if (ids.length === 0) return new Map();
  const since = await monthStart(ctx);
  const done = (state: string) =>
    sql`(select count(*)::int from robot_runs where rule_id = rule.id and state = ${state} and finished_at >= ${since}::timestamptz)`;
  const result = await sql<CountRow>`
    select rule.id, ${done("done")} + (select count(*)::int from trigger_firings where rule_id = rule.id and outcome = 'moved' and at >= ${since}::timestamptz) as runs,
      ${done("failed")} + (select count(*)::int from trigger_firings where rule_id = rule.id and outcome = 'refused' and at >= ${since}::timestamptz) as failed,
      (select count(*)::int from robot_runs where rule_id = rule.id and state = 'waiting') as waiting
    from unnest(${sql.val([...ids])}::bigint[]) as rule (id)`.execute(ctx.db);
  return new Map(
    result.rows.map((row) => [
      row.id,
      { runsMonth: row.runs + row.failed, failedMonth: row.failed, waiting: row.waiting },
    ]),
  );
}

const toView = (row: Row, counts: RuleView["counts"]): RuleView => ({
  id: row.id,
  stageId: row.stage_id,
  kind: row.kind,
  name: row.name,
  title: row.title,
  params: row.params,
  timing: row.timing,
  condition: row.condition,
  allowBack: row.allow_back,
  isOn: row.is_on,
  position: row.position,
  counts,
  changedAt: row.changed_at,
  changedBy: row.changed_by_name,
  isBroken: isBroken(row.kind, row.name, row.params),
});

/** Its slice is gone, or no longer takes the settings it was given. */
function isBroken(kind: RuleKind, name: string, params: Record<string, unknown>): boolean {
  const offered = kind === "robot" ? robotNamed(name) : triggerNamed(name);
  return !offered?.params.safeParse(params).success;
}
