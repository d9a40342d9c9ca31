import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { loadPackage } from "./load-package.ts";
import { factEvents, packagesTouched, paperEvents } from "./packages-touched.ts";
import { aboutPackage, lockPackage } from "./store.ts";

/** After whatever may have made a package whole or broken it: says so once, when it changes. */
export async function reviewPackages(ctx: Ctx, eventId: number): Promise<void> {
  for (const id of await packagesTouched(ctx, eventId, [...factEvents, ...paperEvents])) await review(ctx, id);
}

async function review(ctx: Ctx, packageId: number): Promise<void> {
  const { problems } = await loadPackage(ctx, packageId);
  const isComplete = problems.every(({ weight }) => weight !== "stop");
  await inTx(ctx, async (ctx) => {
    const row = await lockPackage(ctx, packageId);
    if (row.is_complete === isComplete) return; // no event: it is as it was
    await ctx.db
      .updateTable("packages")
      .set({ is_complete: isComplete, changed_at: ctx.now })
      .where("id", "=", packageId)
      .execute();
    if (isComplete) await emit(ctx, "package.completed", aboutPackage(row), { packageId, kind: row.kind });
    else await emit(ctx, "package.changed", aboutPackage(row), { packageId, what: "incomplete" });
  });
}
