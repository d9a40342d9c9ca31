import type { Ctx } from "../../kernel/ctx.ts";
import { conflict } from "../../kernel/errors.ts";
import { inTx } from "../../kernel/tx.ts";
import { lockClient } from "../store.ts";
import { contentFrom, type DebtInput } from "./content/content-from.ts";
import { keepFirstVersion } from "./keep-first-version.ts";
import { recountDebts } from "./recount-debts.ts";
import { contentOf, findDebt, type DebtKey } from "./store.ts";
import { briefDebt, rewriteDebt } from "./write-debt.ts";

/** Of two people at once the second is told. */
// no event: recountDebts says "client.debts-changed" for every change of debts
export const updateDebt = (ctx: Ctx, key: DebtKey, input: DebtInput & { version?: number | undefined }) =>
  inTx(ctx, async (ctx) => {
    await lockClient(ctx, key.clientId);
    const row = await findDebt(ctx, key);
    if (input.version !== undefined && input.version !== row.version)
      throw conflict("debt-changed", { version: row.version });
    const former = await contentOf(ctx, row);
    const content = await contentFrom(ctx, input, former);
    await keepFirstVersion(ctx, row, former);
    await rewriteDebt(ctx, row, content, "changed");
    await recountDebts(ctx, key.clientId);
    return briefDebt(ctx, row.id, content);
  });
