import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { inTx } from "../../kernel/tx.ts";
import { lockClient } from "../store.ts";
import type { DebtInput } from "./add-debt.ts";
import { recountDebts } from "./recount-debts.ts";

// no event: recountDebts says "client.debts-changed" for every change of debts
export const updateDebt = (ctx: Ctx, input: { clientId: number; debtId: number }, debt: DebtInput) =>
  inTx(ctx, async (ctx) => {
    await lockClient(ctx, input.clientId);
    const row = await ctx.db
      .updateTable("debts")
      .set({
        creditor: debt.creditor,
        kind: debt.kind ?? "loan",
        amount_kopecks: debt.amountKopecks,
        overdue_since: debt.overdueSince ?? null,
      })
      .where("id", "=", input.debtId)
      .where("client_id", "=", input.clientId)
      .returning(["id", "creditor", "kind", "amount_kopecks as amountKopecks", "overdue_since as overdueSince"])
      .executeTakeFirst();
    if (!row) throw notFound("debt");
    await recountDebts(ctx, input.clientId);
    return row;
  });
