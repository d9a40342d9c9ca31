import type { Ctx } from "../kernel/ctx.ts";
import { notFound } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { employeeId } from "./store.ts";

/** One's own token only; another's is "not found". */
export const revokeToken = (ctx: Ctx, id: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const userId = employeeId(ctx);
    const revoked = await ctx.db
      .updateTable("api_tokens")
      .set({ revoked_at: ctx.now })
      .where("id", "=", id)
      .where("user_id", "=", userId)
      .where("revoked_at", "is", null)
      .executeTakeFirst();
    if (revoked.numUpdatedRows === 0n) throw notFound("token");
    await emit(ctx, "token.revoked", { subjectId: userId }, { tokenId: id });
  });
