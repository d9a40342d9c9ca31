import type { Ctx } from "../kernel/ctx.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";

/** Marks one's own notices read up to the last one that was on the screen, with what is joined; later ones stay unread. */
export const readNotices = (ctx: Ctx, upTo: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const userId = ctx.actor.id ?? 0;
    const read = await ctx.db
      .updateTable("notices")
      .set({ read_at: ctx.now })
      .where("user_id", "=", userId)
      .where((eb) => eb.or([eb("id", "<=", upTo), eb("joined_to", "<=", upTo)]))
      .where("read_at", "is", null)
      .executeTakeFirst();
    if (read.numUpdatedRows > 0n) await emit(ctx, "notice.read", { subjectId: upTo }, { userId });
  });
