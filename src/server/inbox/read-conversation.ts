import type { Ctx } from "../kernel/ctx.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { aboutConversation, isSeen, lockConversation } from "./store.ts";

/** Somebody of the firm has seen the client's last words. */
export const readConversation = (ctx: Ctx, id: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const row = await ctx.db
      .updateTable("conversations")
      .set({ is_unread: false })
      .where("id", "=", id)
      .where("is_unread", "=", true)
      .where(isSeen(ctx))
      .returning(["id", "client_id"])
      .executeTakeFirst();
    if (row) return void (await emit(ctx, "conversation.read", aboutConversation(row), { conversationId: id }));
    await lockConversation(ctx, id);
  });
