import type { Ctx } from "../../kernel/ctx.ts";
import type { PaperCreditor, PaperDebt } from "../paper-facts.ts";
import { basisWords } from "./basis/rules.ts";
import { readDebts, type Debt } from "./store.ts";

/** The client's debts as papers list them: with full names and addresses, what they rest on in words. */
export async function readPaperDebts(ctx: Ctx, clientId: number): Promise<PaperDebt[]> {
  const debts = await readDebts(ctx, clientId);
  const named = await creditorsOf(ctx, debts);
  return debts.map((debt) => paperDebt(debt, named));
}

function paperDebt(debt: Debt, named: ReadonlyMap<number, PaperCreditor>): PaperDebt {
  const creditor = (party: Debt["holder"]): PaperCreditor => named.get(party.id) ?? { ...party, address: "", inn: "" };
  const steps = debt.steps.map((step) => ({
    ...step,
    creditorName: step.creditor ? creditor(step.creditor).name : "",
  }));
  const { kind, contractNumber, contractDay, amountKopecks, parts } = debt;
  return {
    id: debt.id,
    kind,
    creditor: creditor(debt.holder),
    lender: debt.lender.id === debt.holder.id ? null : creditor(debt.lender),
    contractNumber,
    contractDay,
    basis: basisWords({ kind, contractNumber, contractDay, steps }),
    isBusiness: debt.isBusiness,
    isMandatoryPayment: debt.isMandatoryPayment,
    amountKopecks,
    principalKopecks: parts?.principalKopecks ?? amountKopecks,
    interestKopecks: parts?.interestKopecks ?? 0,
    penaltyKopecks: parts?.penaltyKopecks ?? 0,
    asOf: debt.asOf,
    overdueSince: debt.overdueSince,
  };
}

/** Letters go to the postal address; without one, to the legal. */
async function creditorsOf(ctx: Ctx, debts: readonly Debt[]): Promise<Map<number, PaperCreditor>> {
  const ids = debts.flatMap(({ lender, holder, steps }) => [
    lender.id,
    holder.id,
    ...steps.flatMap(({ creditor }) => (creditor ? [creditor.id] : [])),
  ]);
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom("creditors")
    .select(["id", "name", "kind", "postal_address", "legal_address", "inn"])
    .where("id", "in", [...new Set(ids)])
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        name: row.name,
        kind: row.kind,
        address: row.postal_address || row.legal_address,
        inn: row.inn ?? "",
      },
    ]),
  );
}
