import type { Ctx } from "../kernel/ctx.ts";
import { refused } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { employeeId } from "./store.ts";

/** Ends the session that stands behind the request; a program with a token has none to end. */
export async function signOut(ctx: Ctx): Promise<void> {
  const hash = ctx.actor.sessionHash;
  if (!hash) throw refused("no-session");
  const userId = employeeId(ctx);
  await inTx(ctx, async (ctx) => {
    const ended = await ctx.db.deleteFrom("sessions").where("token_hash", "=", hash).executeTakeFirst();
    if (ended.numDeletedRows > 0n) await emit(ctx, "user.signed-out", { subjectId: userId }, {});
  });
}
