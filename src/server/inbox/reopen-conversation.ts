import type { Ctx } from "../kernel/ctx.ts";
import { refused } from "../kernel/errors.ts";
import { emit, enqueue } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { momentOf } from "./former.ts";
import { wakeConversationJob } from "./job-names.ts";
import { aboutConversation, lockConversation, type ConversationRow } from "./store.ts";

/** Back among the open ones; with `undo` exactly as it stood before it was closed or snoozed. */
export const reopenConversation = (ctx: Ctx, id: number, { undo }: { undo: boolean }): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const row = await lockConversation(ctx, id);
    if (undo && !row.former) throw refused("nothing-to-undo");
    const turn = undo ? before(row) : { ...none, waiting_since: row.waiting_since };
    if (!undo && row.state === "open") return;
    await ctx.db
      .updateTable("conversations")
      .set({ ...turn, former: null })
      .where("id", "=", id)
      .execute();
    if (turn.state === "snoozed" && turn.snoozed_until)
      enqueue(ctx, wakeConversationJob, { conversationId: id }, turn.snoozed_until);
    await emit(ctx, "conversation.opened", aboutConversation(row), { conversationId: id });
  });

const none = { state: "open" as const, waiting_since: null, snoozed_until: null };

const before = ({ former }: ConversationRow) =>
  former
    ? {
        state: former.state,
        waiting_since: momentOf(former.waitingSince),
        snoozed_until: momentOf(former.snoozedUntil),
      }
    : none;
