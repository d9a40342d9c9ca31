import type { Ctx } from "../../kernel/ctx.ts";
import { conflict, notFound } from "../../kernel/errors.ts";
import { inTx } from "../../kernel/tx.ts";
import { lockClient } from "../store.ts";
import { DebtContent } from "./content/rules.ts";
import { findParty } from "./content/find-party.ts";
import { keepFirstVersion } from "./keep-first-version.ts";
import { recountDebts } from "./recount-debts.ts";
import { contentOf, findDebt, type DebtKey } from "./store.ts";
import { rewriteDebt } from "./write-debt.ts";

/** What the debt said once is what it says again; a removed debt stands again. */
// no event: recountDebts says "client.debts-changed" for every change of debts
export const restoreDebt = (ctx: Ctx, key: DebtKey, version: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    await lockClient(ctx, key.clientId);
    const row = await findDebt(ctx, key, { removed: true });
    if (row.version === version && row.removed_at === null) throw conflict("debt-version-holds");
    const kept = await ctx.db
      .selectFrom("debt_versions")
      .select("data")
      .where("debt_id", "=", key.debtId)
      .where("version", "=", version)
      .executeTakeFirst();
    if (!kept) throw notFound("version");
    const content = await withPresentParties(ctx, DebtContent.parse(kept.data));
    await keepFirstVersion(ctx, row, await contentOf(ctx, row));
    await rewriteDebt(ctx, row, content, "restored");
    await recountDebts(ctx, key.clientId);
  });

/** An entry that was merged since is followed to the one that stands. */
async function withPresentParties(ctx: Ctx, content: DebtContent): Promise<DebtContent> {
  const present = (id: number) => findParty(ctx, { id }, { field: "creditor", kind: "other" });
  const steps: DebtContent["steps"] = [];
  for (const step of content.steps)
    steps.push({ ...step, creditorId: step.creditorId === null ? null : await present(step.creditorId) });
  return { ...content, lenderId: await present(content.lenderId), steps };
}
