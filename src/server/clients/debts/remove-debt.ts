import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { inTx } from "../../kernel/tx.ts";
import { lockClient } from "../store.ts";
import { recountDebts } from "./recount-debts.ts";

// no event: recountDebts says "client.debts-changed" for every change of debts
export const removeDebt = (ctx: Ctx, input: { clientId: number; debtId: number }): Promise<void> =>
  inTx(ctx, async (ctx) => {
    await lockClient(ctx, input.clientId);
    const row = await ctx.db
      .deleteFrom("debts")
      .where("id", "=", input.debtId)
      .where("client_id", "=", input.clientId)
      .returning("id")
      .executeTakeFirst();
    if (!row) throw notFound("debt");
    await recountDebts(ctx, input.clientId);
  });
