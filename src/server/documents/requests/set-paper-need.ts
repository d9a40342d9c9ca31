import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { aboutItem, lockItem } from "./store.ts";
import { tellCompleted } from "./tell-completed.ts";

/** Takes a paper off the list, which the rules then leave off, or puts it back. */
export const setPaperNeed = (ctx: Ctx, itemId: number, isNeeded: boolean): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const row = await lockItem(ctx, itemId);
    if ((row.off_by === null) === isNeeded) return; // no event: it is so already
    await ctx.db
      .updateTable("paper_items")
      .set({ off_by: isNeeded ? null : "hand", changed_at: ctx.now })
      .where("id", "=", itemId)
      .execute();
    const counts = isNeeded ? { added: 1, removed: 0 } : { added: 0, removed: 1 };
    await emit(ctx, "request.changed", { ...aboutItem(row), subjectId: row.matter_id }, counts);
    await tellCompleted(ctx, row);
  });
