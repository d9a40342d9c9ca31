import type { Ctx } from "../../kernel/ctx.ts";
import { invalid } from "../../kernel/errors.ts";
import { inTx } from "../../kernel/tx.ts";
import { lockClient } from "../store.ts";
import { joinedContent, type Joint } from "./joining/rules.ts";
import { keepFirstVersion } from "./keep-first-version.ts";
import { recountDebts } from "./recount-debts.ts";
import { contentOf, findDebt, type DebtKey } from "./store.ts";
import { takeAway } from "./take-away.ts";
import { rewriteDebt } from "./write-debt.ts";

/** Another claim of the same debt: its creditor becomes a step of the chain, its own steps follow. */
// no event: recountDebts says "client.debts-changed" for every change of debts
export const joinDebts = (ctx: Ctx, key: DebtKey, { otherId, ...joint }: Joint & { otherId: number }): Promise<void> =>
  inTx(ctx, async (ctx) => {
    if (otherId === key.debtId) throw invalid({ otherId: "same" });
    await lockClient(ctx, key.clientId);
    const [own, other] = [await findDebt(ctx, key), await findDebt(ctx, { clientId: key.clientId, debtId: otherId })];
    const [ownContent, otherContent] = [await contentOf(ctx, own), await contentOf(ctx, other)];
    const content = joinedContent(ownContent, otherContent, joint);
    await keepFirstVersion(ctx, own, ownContent);
    await keepFirstVersion(ctx, other, otherContent);
    await takeAway(ctx, other, otherContent, { how: "joined", joinedInto: own.id });
    await rewriteDebt(ctx, own, content, "joined");
    await recountDebts(ctx, key.clientId);
  });
