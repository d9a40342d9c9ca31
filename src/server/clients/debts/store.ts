import type { Selectable } from "kysely";
import type { z } from "zod";
import type { WholeDebt } from "../../../api/debts.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { agentOf } from "./chain/rules.ts";
import { DebtContent } from "./content/rules.ts";
import type { DebtsTable, DebtStepsTable } from "./tables.ts";

export type DebtRow = Selectable<DebtsTable>;
type StepRow = Selectable<DebtStepsTable>;
export interface DebtKey {
  clientId: number;
  debtId: number;
}
export type Debt = z.output<typeof WholeDebt>;
type Party = Debt["holder"];

/** Those that stand, the greatest first. */
export async function readDebts(ctx: Ctx, clientId: number): Promise<Debt[]> {
  const rows = await ctx.db
    .selectFrom("debts")
    .selectAll()
    .where("client_id", "=", clientId)
    .where("removed_at", "is", null)
    .orderBy("amount_kopecks", "desc")
    .orderBy("id")
    .execute();
  const steps = await stepsOf(ctx, rows);
  const ids = rows.flatMap((row) => [row.lender_id, row.creditor_id, ...(steps.get(row.id) ?? []).map(partyId)]);
  const parties = await partiesOf(ctx, ids);
  return rows.map((row) => wholeFrom(row, steps.get(row.id) ?? [], parties));
}

/** The caller holds the client's row. A removed one is found where it is asked for. */
export async function findDebt(ctx: Ctx, { clientId, debtId }: DebtKey, { removed = false } = {}): Promise<DebtRow> {
  const row = await ctx.db
    .selectFrom("debts")
    .selectAll()
    .where("id", "=", debtId)
    .where("client_id", "=", clientId)
    .executeTakeFirst();
  if (!row || (row.removed_at !== null && !removed)) throw notFound("debt");
  return row;
}

export async function contentOf(ctx: Ctx, row: DebtRow): Promise<DebtContent> {
  const steps = (await stepsOf(ctx, [row])).get(row.id) ?? [];
  return DebtContent.parse({
    lenderId: row.lender_id,
    kind: row.kind,
    amountKopecks: row.amount_kopecks,
    ...aboutOf(row),
    steps: steps.map(({ creditor_id: creditorId, ...step }) => ({ ...stepWords(step), creditorId })),
  });
}

async function stepsOf(ctx: Ctx, rows: readonly DebtRow[]): Promise<Map<number, StepRow[]>> {
  if (rows.length === 0) return new Map();
  const ids = rows.map((row) => row.id);
  const steps = await ctx.db
    .selectFrom("debt_steps")
    .selectAll()
    .where("debt_id", "in", ids)
    .orderBy("debt_id")
    .orderBy("position")
    .execute();
  return Map.groupBy(steps, (step) => step.debt_id);
}

const partyId = (step: StepRow): number => step.creditor_id ?? 0;

/** By their short names where they have one. */
export async function partiesOf(ctx: Ctx, ids: readonly number[]): Promise<Map<number, Party>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom("creditors")
    .select(["id", "name", "short_name", "kind"])
    .where("id", "in", [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, { id: row.id, name: row.short_name || row.name, kind: row.kind }]));
}

function wholeFrom(row: DebtRow, rows: readonly StepRow[], parties: ReadonlyMap<number, Party>): Debt {
  const party = (id: number): Party => parties.get(id) ?? { id, name: "", kind: "other" };
  const steps = rows.map((step) => ({
    ...stepWords(step),
    creditor: step.creditor_id === null ? null : party(step.creditor_id),
  }));
  const holder = party(row.creditor_id);
  return {
    id: row.id,
    creditor: holder.name,
    kind: row.kind,
    amountKopecks: row.amount_kopecks,
    lender: party(row.lender_id),
    holder,
    agent: agentOf(steps),
    ...aboutOf(row),
    steps,
    version: row.version,
  };
}

const stepWords = (step: Omit<StepRow, "creditor_id">) => ({
  kind: step.kind,
  day: step.day,
  number: step.number,
  body: step.body,
  amountKopecks: step.amount_kopecks,
  note: step.note,
});

const aboutOf = (row: DebtRow) => ({
  overdueSince: row.overdue_since,
  contractNumber: row.contract_number,
  contractDay: row.contract_day,
  isBusiness: row.is_business,
  isMandatoryPayment: row.is_mandatory,
  parts: partsOf(row),
  asOf: row.as_of,
  source: row.source,
  confirmedOn: row.confirmed_on,
  note: row.note,
});

export const partsOf = (row: Pick<DebtRow, "principal_kopecks" | "interest_kopecks" | "penalty_kopecks">) =>
  row.principal_kopecks === null
    ? null
    : {
        principalKopecks: row.principal_kopecks,
        interestKopecks: row.interest_kopecks ?? 0,
        penaltyKopecks: row.penalty_kopecks ?? 0,
      };
