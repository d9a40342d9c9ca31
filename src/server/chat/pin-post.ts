import type { Ctx } from "../kernel/ctx.ts";
import { refused } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { employeeOf, postFor } from "./store.ts";

export const pinPost = (ctx: Ctx, postId: number, isPinned: boolean): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const { room, post } = await postFor(ctx, postId, { hold: true });
    if (post.removed_at) throw refused("post-removed");
    if ((post.pinned_at !== null) === isPinned) return;
    await ctx.db
      .updateTable("chat_posts")
      .set(isPinned ? { pinned_at: ctx.now, pinned_by: employeeOf(ctx) } : { pinned_at: null, pinned_by: null })
      .where("id", "=", postId)
      .execute();
    await emit(ctx, "chat.post-changed", { subjectId: postId }, { roomId: room.id, postId });
  });
