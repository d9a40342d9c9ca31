import type { Ctx } from "../../kernel/ctx.ts";
import { invalid } from "../../kernel/errors.ts";
import { inTx } from "../../kernel/tx.ts";
import { userOf } from "../facts/source.ts";
import { lockClient } from "../store.ts";
import { recountDebts } from "./recount-debts.ts";
import { findDebt, type DebtKey } from "./store.ts";

/** A person's word that two claims that look like one are two. Said again, it is the same word. */
// no event: recountDebts says "client.debts-changed" for every change of debts
export const keepDebtsApart = (ctx: Ctx, key: DebtKey, otherId: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    if (otherId === key.debtId) throw invalid({ otherId: "same" });
    await lockClient(ctx, key.clientId);
    await findDebt(ctx, key);
    await findDebt(ctx, { clientId: key.clientId, debtId: otherId });
    const said = await ctx.db
      .insertInto("debt_pairs_apart")
      .values({
        one_id: Math.min(key.debtId, otherId),
        other_id: Math.max(key.debtId, otherId),
        user_id: userOf(ctx),
        at: ctx.now,
      })
      .onConflict((on) => on.doNothing())
      .returning("one_id")
      .executeTakeFirst();
    if (said) await recountDebts(ctx, key.clientId);
  });
