import type { z } from "zod";
import type { Debt } from "../../../api/debts.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { userOf } from "../facts/source.ts";
import { holderIdOf, type DebtContent } from "./content/rules.ts";
import { partiesOf, type DebtRow } from "./store.ts";
import type { DebtChange } from "./tables.ts";

type About = Pick<DebtRow, "id" | "version">;

/** The debt says `content` from now on, and its version is kept; the caller holds the client's row and recounts. */
export async function rewriteDebt(ctx: Ctx, row: About, content: DebtContent, how: DebtChange): Promise<void> {
  const version = row.version + 1;
  await ctx.db
    .updateTable("debts")
    .set({ ...columnsOf(content), version, removed_at: null, joined_into: null })
    .where("id", "=", row.id)
    .execute();
  await ctx.db.deleteFrom("debt_steps").where("debt_id", "=", row.id).execute();
  await writeSteps(ctx, row.id, content);
  await keepVersion(ctx, { id: row.id, version }, content, how);
}

export const columnsOf = (content: DebtContent) => ({
  lender_id: content.lenderId,
  creditor_id: holderIdOf(content),
  kind: content.kind,
  amount_kopecks: content.amountKopecks,
  principal_kopecks: content.parts?.principalKopecks ?? null,
  interest_kopecks: content.parts?.interestKopecks ?? null,
  penalty_kopecks: content.parts?.penaltyKopecks ?? null,
  overdue_since: content.overdueSince,
  contract_number: content.contractNumber,
  contract_day: content.contractDay,
  is_business: content.isBusiness,
  is_mandatory: content.isMandatoryPayment,
  as_of: content.asOf,
  source: content.source,
  confirmed_on: content.confirmedOn,
  note: content.note,
});

export async function writeSteps(ctx: Ctx, debtId: number, { steps }: DebtContent): Promise<void> {
  if (steps.length === 0) return;
  await ctx.db
    .insertInto("debt_steps")
    .values(
      steps.map((step, position) => ({
        debt_id: debtId,
        position,
        kind: step.kind,
        day: step.day,
        number: step.number,
        creditor_id: step.creditorId,
        body: step.body,
        amount_kopecks: step.amountKopecks,
        note: step.note,
      })),
    )
    .execute();
}

export async function keepVersion(ctx: Ctx, row: About, content: DebtContent, how: DebtChange): Promise<void> {
  await ctx.db
    .insertInto("debt_versions")
    .values({
      debt_id: row.id,
      version: row.version,
      how,
      data: JSON.stringify(content),
      user_id: userOf(ctx),
      at: ctx.now,
    })
    .execute();
}

/** As lists show it. */
export async function briefDebt(ctx: Ctx, id: number, content: DebtContent): Promise<z.input<typeof Debt>> {
  const holder = holderIdOf(content);
  return {
    id,
    creditor: (await partiesOf(ctx, [holder])).get(holder)?.name ?? "",
    kind: content.kind,
    amountKopecks: content.amountKopecks,
    overdueSince: content.overdueSince,
  };
}
