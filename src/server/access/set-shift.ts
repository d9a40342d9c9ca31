import type { Ctx } from "../kernel/ctx.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { employeeId } from "./store.ts";

/** On or off shift: applications go by rota to those on shift. */
export const setShift = (ctx: Ctx, onShift: boolean): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const id = employeeId(ctx);
    const changed = await ctx.db
      .updateTable("users")
      .set({ is_on_shift: onShift })
      .where("id", "=", id)
      .where("is_on_shift", "!=", onShift)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) return;
    await emit(ctx, onShift ? "user.shift-started" : "user.shift-ended", { subjectId: id }, {});
  });
