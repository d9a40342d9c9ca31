import type { Ctx } from "../kernel/ctx.ts";

/** The client's messages were read elsewhere, in his card: they are read here too. */
export async function markSeen(ctx: Ctx, clientId: number): Promise<void> {
  await ctx.db
    .updateTable("conversations")
    .set({ is_unread: false })
    .where("client_id", "=", clientId)
    .where("is_unread", "=", true)
    .execute();
}
