import type { Ctx } from "../../kernel/ctx.ts";
import { inTx } from "../../kernel/tx.ts";
import { lockClient } from "../store.ts";
import { contentFrom, type DebtInput } from "./content/content-from.ts";
import { recountDebts } from "./recount-debts.ts";
import { briefDebt, columnsOf, keepVersion, writeSteps } from "./write-debt.ts";

export type { DebtInput } from "./content/content-from.ts";

// no event: recountDebts says "client.debts-changed" for every change of debts
export const addDebt = (ctx: Ctx, clientId: number, input: DebtInput) =>
  inTx(ctx, async (ctx) => {
    await lockClient(ctx, clientId);
    const content = await contentFrom(ctx, input, null);
    const { id } = await ctx.db
      .insertInto("debts")
      .values({ ...columnsOf(content), client_id: clientId, created_at: ctx.now })
      .returning("id")
      .executeTakeFirstOrThrow();
    await writeSteps(ctx, id, content);
    await keepVersion(ctx, { id, version: 1 }, content, "added");
    await recountDebts(ctx, clientId);
    return briefDebt(ctx, id, content);
  });
