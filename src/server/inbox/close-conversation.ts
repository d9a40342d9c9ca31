import type { Ctx } from "../kernel/ctx.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { formerOf } from "./former.ts";
import { aboutConversation, lockConversation } from "./store.ts";

/** Nothing more is to be said; the client's next word opens it again. */
export const closeConversation = (ctx: Ctx, id: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const row = await lockConversation(ctx, id);
    if (row.state === "closed") return;
    await ctx.db
      .updateTable("conversations")
      .set({
        state: "closed",
        waiting_since: null,
        snoozed_until: null,
        woken_at: null,
        claimed_by: null,
        claimed_at: null,
        is_unread: false,
        former: formerOf(row),
      })
      .where("id", "=", id)
      .execute();
    await emit(ctx, "conversation.closed", aboutConversation(row), { conversationId: id });
  });
