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

/** The task that was made of a post: the web sets it in its own slice and leaves its number here. */
export const linkTask = (ctx: Ctx, postId: number, taskId: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const { room } = await postFor(ctx, postId);
    await ctx.db.updateTable("chat_posts").set({ task_id: taskId }).where("id", "=", postId).execute();
    await emit(ctx, "chat.post-changed", { subjectId: postId }, { roomId: room.id, postId });
  });
