import type { AnswerOf, BodyOf } from "../../../api/endpoint.ts";
import type * as api from "../../../api/requirements.ts";
import { knownFacts } from "../../automation/index.ts";
import { allFields } from "../../clients/index.ts";
import { recordKinds } from "../../../api/client-records.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { invalid, notFound } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { fieldsIn } from "./fields-in.ts";
import { requirementsOf } from "./store.ts";

type Body = BodyOf<typeof api.setRequirements>;

/** The stage's list anew; a thing that no card has, or a condition over an unknown fact, is named and refused. */
export const setRequirements = (ctx: Ctx, stageId: number, { items, staleDays }: Body): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const stage = await ctx.db
      .selectFrom("stages")
      .select("pipeline_id")
      .where("id", "=", stageId)
      .forUpdate()
      .executeTakeFirst();
    if (!stage) throw notFound("stage");
    const faults = await faultsOf(ctx, items);
    if (Object.keys(faults).length > 0) throw invalid(faults);
    await ctx.db
      .updateTable("stages")
      .set({ stale_days: staleDays, list_installed_at: ctx.now })
      .where("id", "=", stageId)
      .execute();
    await ctx.db.deleteFrom("stage_requirements").where("stage_id", "=", stageId).execute();
    if (items.length > 0)
      await ctx.db
        .insertInto("stage_requirements")
        .values(items.map((item, position) => rowOf(stageId, position, item)))
        .execute();
    await emit(ctx, "pipeline.changed", {}, { pipelineId: stage.pipeline_id });
  });

export const rowOf = (stageId: number, position: number, item: Body["items"][number]) => ({
  stage_id: stageId,
  position,
  kind: item.kind,
  what: item.what,
  title: item.title,
  title_en: item.titleEn,
  why: item.why,
  why_en: item.whyEn,
  condition: item.condition === null ? null : JSON.stringify(item.condition),
  owes: item.owes,
  is_gate: item.isGate,
});

async function faultsOf(ctx: Ctx, items: Body["items"]): Promise<Record<string, string>> {
  const fields = new Set([...(await allFields(ctx)).map(({ name }) => name), "phone"]);
  const facts = await knownFacts(ctx);
  const faults: Record<string, string> = {};
  for (const [i, { kind, what, title, condition }] of items.entries()) {
    if (kind === "fact" && !fields.has(what)) faults[`items.${i}.what`] = "unknown-field";
    if (kind === "record" && !recordKinds.some((known) => known === what)) faults[`items.${i}.what`] = "unknown";
    if (kind === "document" && title === "") faults[`items.${i}.title`] = "required";
    if (condition && fieldsIn(condition).some((name) => !facts.has(name)))
      faults[`items.${i}.condition`] = "unknown-field";
  }
  return faults;
}

export async function getRequirements(ctx: Ctx, stageId: number): Promise<AnswerOf<typeof api.getRequirements>> {
  const stage = await ctx.db.selectFrom("stages").select("stale_days").where("id", "=", stageId).executeTakeFirst();
  if (!stage) throw notFound("stage");
  const rows = await requirementsOf(ctx, stageId);
  return {
    staleDays: stage.stale_days,
    items: rows.map((row) => ({
      kind: row.kind,
      what: row.what,
      title: row.title,
      titleEn: row.title_en,
      why: row.why,
      whyEn: row.why_en,
      condition: row.condition,
      owes: row.owes,
      isGate: row.is_gate,
    })),
  };
}
