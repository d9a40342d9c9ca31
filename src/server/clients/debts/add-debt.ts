import type { Ctx } from "../../kernel/ctx.ts";
import { inTx } from "../../kernel/tx.ts";
import { lockClient } from "../store.ts";
import { recountDebts } from "./recount-debts.ts";

export interface DebtInput {
  creditor: string;
  kind?: string;
  amountKopecks: number;
  overdueSince?: string | null;
}

// no event: recountDebts says "client.debts-changed" for every change of debts
export const addDebt = (ctx: Ctx, clientId: number, debt: DebtInput) =>
  inTx(ctx, async (ctx) => {
    await lockClient(ctx, clientId);
    const row = await ctx.db
      .insertInto("debts")
      .values({
        client_id: clientId,
        creditor: debt.creditor,
        kind: debt.kind ?? "loan",
        amount_kopecks: debt.amountKopecks,
        overdue_since: debt.overdueSince ?? null,
        created_at: ctx.now,
      })
      .returning(["id", "creditor", "kind", "amount_kopecks as amountKopecks", "overdue_since as overdueSince"])
      .executeTakeFirstOrThrow();
    await recountDebts(ctx, clientId);
    return row;
  });
