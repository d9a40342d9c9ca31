import { findUser } from "../access/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { invalid } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { notify } from "../notices/index.ts";
import { aboutConversation, lockConversation, myId } from "./store.ts";

/** To a colleague, who is told, or to nobody. Whoever gives it no longer answers it. */
export const giveConversation = (ctx: Ctx, id: number, userId: number | null): Promise<void> =>
  inTx(ctx, async (ctx) => {
    if (userId !== null && !(await findUser(ctx, userId))?.isActive) throw invalid({ userId: "unknown" });
    const row = await lockConversation(ctx, id);
    if (row.assigned_user_id === userId) return;
    const isHeldByOther = row.claimed_by !== null && row.claimed_by !== userId;
    await ctx.db
      .updateTable("conversations")
      .set({ assigned_user_id: userId, ...(isHeldByOther ? { claimed_by: null, claimed_at: null } : {}) })
      .where("id", "=", id)
      .execute();
    const cause = await emit(ctx, "conversation.given", aboutConversation(row), {
      conversationId: id,
      fromUserId: row.assigned_user_id,
      toUserId: userId,
    });
    if (userId === null || userId === myId(ctx)) return;
    await notify(
      { ...ctx, cause },
      {
        userIds: [userId],
        kind: "conversation.given",
        data: { conversationId: id, userId: myId(ctx) },
        clientId: row.client_id,
        onceKey: `conversation.given:${cause.eventId}`,
      },
    );
  });
