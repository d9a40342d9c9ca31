import { sql } from "kysely";
import type { z } from "zod";
import type { getRules as getRulesEndpoint, Rule } from "../../../api/automation.ts";
import type { RuleSpec } from "../../../api/automation-versions.ts";
import type { AnswerOf } from "../../../api/endpoint.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { cards, robotNamed, triggerNamed } from "../catalogue.ts";
import { monthStart } from "./month.ts";
import type { RuleKind } from "../tables.ts";
import { pipelineOfStage, publishedRules, readDraft, type Draft } from "../versions/read-draft.ts";
import { diffRules } from "../versions/rules.ts";
import { unresolvedIn } from "./unresolved.ts";

export type RuleView = z.input<typeof Rule>;

type Answer = AnswerOf<typeof getRulesEndpoint>;

/** Robots and triggers of a pipeline's stages in order, as drafted or as published, with what they did this month. */
export async function getRules(ctx: Ctx, pipelineId: number, view: "draft" | "published" = "draft"): Promise<Answer> {
  const stageIds = await cards().stagesOf(ctx, pipelineId);
  if (stageIds.length === 0) throw notFound("pipeline");
  const before = await publishedRules(ctx, pipelineId);
  const draft = view === "draft" ? await readDraft(ctx, pipelineId) : null;
  const after = draft?.rules ?? before;
  const changes = new Map(diffRules(before, after).map((change) => [change.ruleId, change.change]));
  const gone = before.filter((rule) => changes.get(rule.id) === "removed");
  const views = await toViews(ctx, [...after, ...gone], changes);
  const ordered = views.toSorted(
    (a, b) => stageIds.indexOf(a.stageId) - stageIds.indexOf(b.stageId) || a.position - b.position || a.id - b.id,
  );
  return {
    items: ordered.filter((rule) => changes.get(rule.id) !== "removed"),
    removed: ordered.filter((rule) => changes.get(rule.id) === "removed"),
    draft: draft && draft.revision > 0 ? await draftHead(ctx, draft, changes.size) : null,
    published: await publishedHead(ctx, pipelineId),
  };
}

/** A rule as it acts. */
export async function getRule(ctx: Ctx, id: number): Promise<RuleView> {
  const row = await ctx.db.selectFrom("automation_rules").select("stage_id").where("id", "=", id).executeTakeFirst();
  if (!row) throw notFound("rule");
  const rule = (await publishedRules(ctx, await pipelineOfStage(ctx, row.stage_id))).find((one) => one.id === id);
  const [view] = rule ? await toViews(ctx, [rule], new Map()) : [];
  if (!view) throw notFound("rule");
  return view;
}

export async function getDraftRule(ctx: Ctx, pipelineId: number, id: number): Promise<RuleView> {
  const found = (await getRules(ctx, pipelineId)).items.find((rule) => rule.id === id);
  if (!found) throw notFound("rule");
  return found;
}

async function draftHead(ctx: Ctx, draft: Draft, changes: number): Promise<Answer["draft"]> {
  const row = await ctx.db
    .selectFrom("automation_drafts as draft")
    .leftJoin("users", "users.id", "draft.changed_by")
    .select(["draft.changed_at as changedAt", "users.name as changedBy"])
    .where("pipeline_id", "=", draft.pipelineId)
    .executeTakeFirst();
  return row ? { revision: draft.revision, changes, ...row } : null;
}

async function publishedHead(ctx: Ctx, pipelineId: number): Promise<Answer["published"]> {
  const row = await ctx.db
    .selectFrom("automation_versions as version")
    .leftJoin("users", "users.id", "version.published_by")
    .select(["number", "published_at as at", "users.name as by"])
    .where("pipeline_id", "=", pipelineId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

type Changes = ReadonlyMap<number, "added" | "removed" | "changed">;

async function toViews(ctx: Ctx, rules: readonly RuleSpec[], changes: Changes): Promise<RuleView[]> {
  const ids = rules.map((rule) => rule.id);
  const counts = await countsOf(ctx, ids);
  const isUnresolved = await unresolvedIn(ctx);
  const edited = new Map((await editsOf(ctx, ids)).map((row) => [row.id, row]));
  return rules.map((rule) => {
    const change = changes.get(rule.id);
    return {
      ...rule,
      change: change === "added" || change === "changed" ? change : ("none" as const),
      counts: counts.get(rule.id) ?? none,
      changedAt: edited.get(rule.id)?.changed_at ?? ctx.now,
      changedBy: edited.get(rule.id)?.by ?? null,
      isBroken: isBroken(rule.kind, rule.name, rule.params) || isUnresolved(rule),
    };
  });
}

const editsOf = async (ctx: Ctx, ids: number[]) =>
  ids.length === 0
    ? []
    : ctx.db
        .selectFrom("automation_rules as rule")
        .leftJoin("users", "users.id", "rule.changed_by")
        .select(["rule.id", "rule.changed_at", "users.name as by"])
        .where("rule.id", "in", ids)
        .execute();

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

/** Its slice is gone, or no longer takes the settings it was given. */
function isBroken(kind: RuleKind, name: string, params: Record<string, unknown>): boolean {
  const offered = kind === "robot" ? robotNamed(name) : triggerNamed(name);
  return !offered?.params.safeParse(params).success;
}
