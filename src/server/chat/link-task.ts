import type { Ctx } from "../kernel/ctx.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { postFor } from "./store.ts";

/** The task that was made of a post: the web sets it in its own slice and leaves its number here. */
export const linkTask = (ctx: Ctx, postId: number, taskId: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const { room } = await postFor(ctx, postId);
    await ctx.db.updateTable("chat_posts").set({ task_id: taskId }).where("id", "=", postId).execute();
    await emit(ctx, "chat.post-changed", { subjectId: postId }, { roomId: room.id, postId });
  });
