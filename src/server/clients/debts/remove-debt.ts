import type { Ctx } from "../../kernel/ctx.ts";
import { inTx } from "../../kernel/tx.ts";
import { lockClient } from "../store.ts";
import { keepFirstVersion } from "./keep-first-version.ts";
import { recountDebts } from "./recount-debts.ts";
import { contentOf, findDebt, type DebtKey } from "./store.ts";
import { takeAway } from "./take-away.ts";

/** Out of the card; its history stays and brings it back. */
// no event: recountDebts says "client.debts-changed" for every change of debts
export const removeDebt = (ctx: Ctx, key: DebtKey): Promise<void> =>
  inTx(ctx, async (ctx) => {
    await lockClient(ctx, key.clientId);
    const row = await findDebt(ctx, key);
    const content = await contentOf(ctx, row);
    await keepFirstVersion(ctx, row, content);
    await takeAway(ctx, row, content, { how: "removed", joinedInto: null });
    await recountDebts(ctx, key.clientId);
  });
