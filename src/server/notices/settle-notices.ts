import type { Ctx } from "../kernel/ctx.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";

/** What they told of was seen where it stands: they are read. */
export const settleNotices = (ctx: Ctx, { userId, joinKey }: { userId: number; joinKey: string }): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const read = await ctx.db
      .updateTable("notices")
      .set({ read_at: ctx.now })
      .where("user_id", "=", userId)
      .where("join_key", "=", joinKey)
      .where("read_at", "is", null)
      .executeTakeFirst();
    if (read.numUpdatedRows > 0n) await emit(ctx, "notice.read", { subjectId: userId }, { userId });
  });
