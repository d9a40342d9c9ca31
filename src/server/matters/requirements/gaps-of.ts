import type { Gap } from "../../../api/requirements.ts";
import { judgeConditions } from "../../automation/index.ts";
import { allFields, readAbsences, readHeldFacts, readPaperFacts, recordTitles } from "../../clients/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { papersAt } from "./papers.ts";
import { stateOf, wantedSince, type Known } from "./rules.ts";
import { emptiedAt, requirementsOf, type RequirementRow } from "./store.ts";
import "./tables.ts";

export type GapOf = Omit<Gap, "since"> & { since: Date };

/** The list of the card's stage, or of another one, with what is there and what is not. */
export async function gapsOf(ctx: Ctx, matterId: number, stageId?: number): Promise<GapOf[]> {
  const matter = await ctx.db
    .selectFrom("matters")
    .select(["client_id as clientId", "stage_id as stageId", "stage_entered_at as enteredAt"])
    .where("id", "=", matterId)
    .executeTakeFirst();
  if (!matter) throw notFound("matter");
  const all = await requirementsOf(ctx, stageId ?? matter.stageId);
  if (all.length === 0) return [];
  const card = { matterId, clientId: matter.clientId };
  const holds = await judgeConditions(
    ctx,
    card,
    all.map((one) => one.condition),
  );
  const wanted = all.filter((_one, i) => holds[i]);
  const known = await knownOf(ctx, card, wanted);
  const named = await names(ctx);
  const emptied = await emptiedAt(ctx, card.clientId, namesOf(wanted, "fact"));
  return wanted.map((row) => ({
    kind: row.kind,
    what: row.what,
    ...named(row),
    why: row.why,
    whyEn: row.why_en,
    owes: row.owes,
    isGate: row.is_gate,
    state: stateOf(row, known),
    since: wantedSince(matter.enteredAt, row.kind === "fact" ? emptied.get(row.what) : undefined),
  }));
}

async function knownOf(
  ctx: Ctx,
  { matterId, clientId }: { matterId: number; clientId: number },
  wanted: readonly RequirementRow[],
): Promise<Known> {
  const facts = await readHeldFacts(ctx, clientId);
  // The primary phone is no field of the registry, yet lists may ask for it.
  const { phone, records, debts } = await readPaperFacts(ctx, clientId);
  const standing = Object.entries(records).flatMap(([kind, rows]) => (rows.length > 0 ? [kind] : []));
  return {
    fields: new Set([...facts.keys(), ...(phone === null ? [] : ["phone"])]),
    records: new Set([...standing, ...(await readAbsences(ctx, clientId))]),
    hasDebts: debts.length > 0,
    papers: await papersAt(ctx, matterId, namesOf(wanted, "document")),
  };
}

const namesOf = (rows: readonly RequirementRow[], kind: Gap["kind"]): string[] =>
  rows.flatMap((row) => (row.kind === kind ? [row.what] : []));

/** Fields and records are called as in the card; the list itself names papers. */
async function names(ctx: Ctx): Promise<(row: RequirementRow) => { title: string; titleEn: string }> {
  const fields = new Map((await allFields(ctx)).map((field) => [field.name, field.title]));
  const records = new Map<string, readonly [string, string]>(Object.entries(recordTitles));
  return ({ kind, what, title, title_en }) => {
    const own = kind === "record" ? records.get(what) : kind === "fact" ? fields.get(what) : undefined;
    return { title: title || (own?.[0] ?? what), titleEn: title_en || (own?.[1] ?? what) };
  };
}
