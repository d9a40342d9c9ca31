import { sql } from "kysely";
import type { RuleSpec, publishDraft as publishDraftEndpoint } from "../../../api/automation-versions.ts";
import type { z } from "zod";
import type { Ctx } from "../../kernel/ctx.ts";
import { conflict, refused } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { applyToWaiting } from "./apply-to-waiting.ts";
import { problemsOf } from "./problems.ts";
import { editor, holdDraft, publishedRules } from "./read-draft.ts";
import { diffRules, inOrder, isSame } from "./rules.ts";

type Publishing = z.output<typeof publishDraftEndpoint.body>;

/**
 * Makes the draft what acts, whole or not at all, and keeps it as the next version. Refuses "draft-broken" and "circle"
 * (getChanges tells which), conflict "draft-changed" when another revision is there than the one looked at.
 */
export const publishDraft = (ctx: Ctx, pipelineId: number, asked: Publishing): Promise<{ number: number }> =>
  inTx(ctx, async (ctx) => {
    if (asked.revision === 0) throw refused("nothing-changed");
    const draft = await holdDraft(ctx, pipelineId);
    if (draft.revision !== asked.revision) throw conflict("draft-changed");
    const before = await publishedRules(ctx, pipelineId);
    const changes = diffRules(before, draft.rules);
    if (changes.length === 0) throw refused("nothing-changed");
    const [problem] = await problemsOf(ctx, draft);
    if (problem) throw refused(problem.kind === "circle" ? "circle" : "draft-broken");
    await keepFormerState(ctx, pipelineId, before);
    await writeLive(ctx, before, draft.rules);
    if (asked.applyToWaiting) await applyToWaiting(ctx, changes);
    const number = await keepVersion(ctx, pipelineId, { rules: draft.rules, changes, note: asked.note });
    await ctx.db.deleteFrom("automation_drafts").where("pipeline_id", "=", pipelineId).execute();
    await emit(ctx, "automation.published", { subjectId: pipelineId }, { pipelineId, number });
    return { number };
  });

/** Rules from before there were versions are kept as the first, so that one can return to them. */
export async function keepFormerState(ctx: Ctx, pipelineId: number, rules: RuleSpec[]): Promise<void> {
  const known = await ctx.db
    .selectFrom("automation_versions")
    .select("id")
    .where("pipeline_id", "=", pipelineId)
    .limit(1)
    .executeTakeFirst();
  if (!known && rules.length > 0)
    await keepVersion(ctx, pipelineId, { rules, changes: diffRules([], rules), note: "" });
}

/** The next version of the pipeline. */
export async function keepVersion(
  ctx: Ctx,
  pipelineId: number,
  version: { rules: RuleSpec[]; changes: ReturnType<typeof diffRules>; note: string },
): Promise<number> {
  const last = await ctx.db
    .selectFrom("automation_versions")
    .select((eb) => eb.fn.max("number").as("number"))
    .where("pipeline_id", "=", pipelineId)
    .executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  await ctx.db
    .insertInto("automation_versions")
    .values({
      pipeline_id: pipelineId,
      number,
      rules: JSON.stringify(version.rules),
      changes: JSON.stringify(version.changes),
      note: version.note,
      published_at: ctx.now,
      published_by: editor(ctx),
    })
    .execute();
  return number;
}

/** Makes the rules what acts. */
export async function writeLive(ctx: Ctx, before: readonly RuleSpec[], after: readonly RuleSpec[]): Promise<void> {
  const old = new Map(before.map((rule) => [rule.id, rule]));
  // In order, so that a branch is there before what stands in its arms.
  for (const rule of inOrder(after)) if (!old.has(rule.id)) await writeRule(ctx, rule);
  for (const rule of after) {
    const was = old.get(rule.id);
    if (was && !isSame(was, rule)) await writeRule(ctx, rule);
  }
  const ids = new Set(after.map((rule) => rule.id));
  const gone = before.filter((rule) => !ids.has(rule.id)).map((rule) => rule.id);
  if (gone.length === 0) return;
  await ctx.db
    .updateTable("automation_rules")
    .set({ removed_at: ctx.now, changed_at: ctx.now, changed_by: editor(ctx) })
    .where("id", "in", gone)
    .execute();
}

/** A rule that comes back from an earlier version has its row still. */
async function writeRule(ctx: Ctx, rule: RuleSpec): Promise<void> {
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  await sql`
    insert into automation_rules (id, stage_id, kind, name, title, params, timing, condition, allow_back, is_on, position, parent_id, arm, changed_at, changed_by)
    overriding system value values (${rule.id}, ${rule.stageId}, ${rule.kind}, ${rule.name}, ${rule.title}, ${json(rule.params)}::jsonb, ${json(rule.timing)}::jsonb,
      ${json(rule.condition)}::jsonb, ${rule.allowBack}, ${rule.isOn}, ${rule.position}, ${rule.parentId}, ${rule.arm}, ${ctx.now}, ${editor(ctx)})
    on conflict (id) do update set stage_id = excluded.stage_id, kind = excluded.kind, name = excluded.name, title = excluded.title, params = excluded.params,
      timing = excluded.timing, condition = excluded.condition, allow_back = excluded.allow_back, is_on = excluded.is_on, position = excluded.position,
      parent_id = excluded.parent_id, arm = excluded.arm, changed_at = excluded.changed_at, changed_by = excluded.changed_by, removed_at = null`.execute(
    ctx.db,
  );
}
