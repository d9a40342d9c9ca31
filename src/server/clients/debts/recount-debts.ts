import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { debtTotals } from "../rules.ts";

/**
 * Writes the totals of the client's debts onto his row and says so; the caller holds the row's lock. `isCountOnly`: the
 * debts are as they were, so it is said only where creditors became fewer.
 */
export async function recountDebts(ctx: Ctx, clientId: number, { isCountOnly = false } = {}): Promise<void> {
  const debts = await ctx.db
    .selectFrom("debts")
    .select(["creditor_id", "amount_kopecks"])
    .where("client_id", "=", clientId)
    .where("removed_at", "is", null)
    .execute();
  const totals = debtTotals(
    debts.map((debt) => ({ creditor: String(debt.creditor_id), amountKopecks: debt.amount_kopecks })),
  );
  const changed = await ctx.db
    .updateTable("clients")
    .set({ debt_kopecks: totals.totalKopecks, creditors: totals.creditors, changed_at: ctx.now })
    .where("id", "=", clientId)
    .$if(isCountOnly, (query) => query.where("creditors", "<>", totals.creditors))
    .returning("id")
    .execute();
  if (changed.length > 0) await emit(ctx, "client.debts-changed", { clientId, subjectId: clientId }, totals);
}
