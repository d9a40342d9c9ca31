import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { debtTotals } from "../rules.ts";

/** Writes the totals of the client's debts onto his row and says so; the caller holds the row's lock. */
export async function recountDebts(ctx: Ctx, clientId: number): Promise<void> {
  const debts = await ctx.db
    .selectFrom("debts")
    .select(["creditor", "amount_kopecks"])
    .where("client_id", "=", clientId)
    .execute();
  const totals = debtTotals(debts.map((debt) => ({ creditor: debt.creditor, amountKopecks: debt.amount_kopecks })));
  await ctx.db
    .updateTable("clients")
    .set({ debt_kopecks: totals.totalKopecks, creditors: totals.creditors, changed_at: ctx.now })
    .where("id", "=", clientId)
    .execute();
  await emit(ctx, "client.debts-changed", { clientId, subjectId: clientId }, totals);
}
