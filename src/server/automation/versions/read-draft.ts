import { sql } from "kysely";
import { RuleSpec } from "../../../api/automation-versions.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { conflict, notFound } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { cards } from "../catalogue.ts";
import { inOrder } from "./rules.ts";

export interface Draft {
  pipelineId: number;
  rules: RuleSpec[];
  /** 0: there is none, the rules are those published. */
  revision: number;
}

/** What acts now, in order. */
export async function publishedRules(ctx: Ctx, pipelineId: number): Promise<RuleSpec[]> {
  const stageIds = await cards().stagesOf(ctx, pipelineId);
  if (stageIds.length === 0) return [];
  const rows = await ctx.db
    .selectFrom("automation_rules")
    .select(["id", "stage_id as stageId", "kind", "name", "title", "params", "timing", "condition"])
    .select(["allow_back as allowBack", "is_on as isOn", "position", "parent_id as parentId", "arm"])
    .where("stage_id", "in", stageIds)
    .where("removed_at", "is", null)
    .execute();
  return inOrder(RuleSpec.array().parse(rows));
}

/** The draft, or what is published where nobody has begun one. */
export async function readDraft(ctx: Ctx, pipelineId: number): Promise<Draft> {
  const row = await ctx.db
    .selectFrom("automation_drafts")
    .select(["rules", "revision"])
    .where("pipeline_id", "=", pipelineId)
    .executeTakeFirst();
  if (row) return { pipelineId, rules: inOrder(RuleSpec.array().parse(row.rules)), revision: row.revision };
  return { pipelineId, rules: await publishedRules(ctx, pipelineId), revision: 0 };
}

/** The draft for a change, begun where there was none and held until the commit. */
export async function holdDraft(ctx: Ctx, pipelineId: number): Promise<Draft> {
  if ((await cards().stagesOf(ctx, pipelineId)).length === 0) throw notFound("pipeline");
  const begun = {
    rules: JSON.stringify(await publishedRules(ctx, pipelineId)),
    revision: nextRevision,
    changed_at: ctx.now,
  };
  await ctx.db
    .insertInto("automation_drafts")
    .values({ pipeline_id: pipelineId, ...begun, changed_by: editor(ctx) })
    .onConflict((oc) => oc.doNothing())
    .execute();
  const row = await ctx.db
    .selectFrom("automation_drafts")
    .select(["rules", "revision"])
    .where("pipeline_id", "=", pipelineId)
    .forUpdate()
    .executeTakeFirst();
  // Published or discarded by somebody else between the two statements.
  if (!row) throw conflict("draft-changed");
  return { pipelineId, rules: inOrder(RuleSpec.array().parse(row.rules)), revision: row.revision };
}

/** Given once and never again, also after a draft was thrown away. */
const nextRevision = sql<number>`nextval('draft_revisions')`;

/** Writes the held draft as its next revision, for all who look at it. */
export async function writeDraft(ctx: Ctx, draft: Draft, rules: readonly RuleSpec[]): Promise<void> {
  await ctx.db
    .updateTable("automation_drafts")
    .set({ rules: JSON.stringify(rules), revision: nextRevision, changed_at: ctx.now, changed_by: editor(ctx) })
    .where("pipeline_id", "=", draft.pipelineId)
    .execute();
  await emit(ctx, "automation.draft-changed", { subjectId: draft.pipelineId }, { pipelineId: draft.pipelineId });
}

/** The pipeline in whose draft, or else among whose published rules, the rule stands. */
export async function pipelineOfRule(ctx: Ctx, ruleId: number): Promise<number> {
  const drafts = await ctx.db.selectFrom("automation_drafts").select(["pipeline_id", "rules"]).execute();
  const drafted = drafts.find((draft) => draft.rules.some((rule) => rule.id === ruleId));
  if (drafted) return drafted.pipeline_id;
  const row = await ctx.db
    .selectFrom("automation_rules")
    .select("stage_id")
    .where("id", "=", ruleId)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  if (!row) throw notFound("rule");
  const pipelineId = await pipelineOfStage(ctx, row.stage_id);
  // Its draft took it away, or gave it to another pipeline that has thrown its own draft away.
  if (drafts.some((draft) => draft.pipeline_id === pipelineId)) throw notFound("rule");
  return pipelineId;
}

export async function pipelineOfStage(ctx: Ctx, stageId: number): Promise<number> {
  const all = await cards().pipelines(ctx);
  const found = all.find((pipeline) => pipeline.stages.some((stage) => stage.id === stageId));
  if (!found) throw notFound("stage");
  return found.id;
}

/** Ids of rules are given once and never again, whether a draft is published or not. */
export async function nextRuleId(ctx: Ctx): Promise<number> {
  const row = await ctx.db
    .selectNoFrom((eb) =>
      eb.fn<number>("nextval", [eb.fn("pg_get_serial_sequence", [eb.val("automation_rules"), eb.val("id")])]).as("id"),
    )
    .executeTakeFirstOrThrow();
  return Number(row.id);
}

export const editor = (ctx: Ctx): number | null => (ctx.actor.kind === "employee" ? ctx.actor.id : null);
