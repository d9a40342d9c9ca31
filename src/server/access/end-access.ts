import type { Ctx } from "../kernel/ctx.ts";
import { emit } from "../kernel/events.ts";

/** Inside an open transaction. `exceptHash` is the session that may stay. */
export async function endSessions(ctx: Ctx, userId: number, exceptHash?: string): Promise<void> {
  await ctx.db
    .deleteFrom("sessions")
    .where("user_id", "=", userId)
    .$if(exceptHash !== undefined, (query) => query.where("token_hash", "!=", exceptHash ?? ""))
    .execute();
}

export async function revokeTokensOf(ctx: Ctx, userId: number): Promise<void> {
  const revoked = await ctx.db
    .updateTable("api_tokens")
    .set({ revoked_at: ctx.now })
    .where("user_id", "=", userId)
    .where("revoked_at", "is", null)
    .returning("id")
    .execute();
  for (const { id } of revoked) await emit(ctx, "token.revoked", { subjectId: userId }, { tokenId: id });
}
