import type { Ctx } from "../kernel/ctx.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { aboutConversation, lockConversation, myId } from "./store.ts";

/** Gives up one's own claim; another's stays. */
export const releaseConversation = (ctx: Ctx, id: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const row = await lockConversation(ctx, id);
    if (row.claimed_by === null || row.claimed_by !== myId(ctx)) return;
    await ctx.db
      .updateTable("conversations")
      .set({ claimed_by: null, claimed_at: null })
      .where("id", "=", id)
      .execute();
    await emit(ctx, "conversation.claimed", aboutConversation(row), { conversationId: id, userId: null });
  });
