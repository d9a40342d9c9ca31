import { z } from "zod";
import { defineJob, type Ctx } from "../kernel/ctx.ts";
import { emit, enqueue } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { ownPost } from "./edit-post.ts";

/** Takes one's own words and files away for good, the former words too; a mark stays, so that answers make sense. */
export const removePost = (ctx: Ctx, postId: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const { room } = await ownPost(ctx, postId);
    await ctx.db
      .updateTable("chat_posts")
      .set({ body: "", removed_at: ctx.now, pinned_at: null, pinned_by: null })
      .where("id", "=", postId)
      .execute();
    await ctx.db.deleteFrom("chat_edits").where("post_id", "=", postId).execute();
    await ctx.db.deleteFrom("chat_mentions").where("post_id", "=", postId).execute();
    await ctx.db.deleteFrom("chat_reactions").where("post_id", "=", postId).execute();
    const files = await ctx.db.deleteFrom("chat_files").where("post_id", "=", postId).returning("file_key").execute();
    if (files.length > 0) enqueue(ctx, dropFilesJob, { keys: files.map(({ file_key }) => file_key) });
    await emit(ctx, "chat.post-changed", { subjectId: postId }, { roomId: room.id, postId });
  });

/** After the commit: a removal that was taken back must still find its files. */
export const dropFilesJob = defineJob({
  name: "chat.drop-files",
  data: z.object({ keys: z.array(z.string()) }),
  async run(ctx, { keys }) {
    for (const key of keys) await ctx.app.files.remove(key);
  },
});
