import type { Ctx } from "../../kernel/ctx.ts";
import { invalid } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { today } from "../requests/store.ts";
import { aboutPackage, lockPackage } from "./store.ts";

/** Names the filing day, moves it, or takes it back. */
export const setFilingDay = (ctx: Ctx, packageId: number, day: string | null): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const row = await lockPackage(ctx, packageId);
    if (row.filing_on === day) return; // no event: it is so already
    if (day !== null && day < (await today(ctx))) throw invalid({ day: "in-past" });
    await ctx.db
      .updateTable("packages")
      .set({ filing_on: day, changed_at: ctx.now })
      .where("id", "=", packageId)
      .execute();
    await emit(ctx, "package.changed", aboutPackage(row), { packageId, what: "filing-day" });
  });
