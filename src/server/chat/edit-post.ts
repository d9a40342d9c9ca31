import { calledIn } from "../../api/chat-text.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { forbidden, refused } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { chosen } from "./add-post.ts";
import { noteMentions } from "./mentions.ts";
import { employeeOf, postFor } from "./store.ts";

/** Changes one's own words; the former ones are kept and may be looked at. Only who is newly called is told. */
export const editPost = (
  ctx: Ctx,
  postId: number,
  input: { body: string; mentions: readonly number[] },
): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const { room, post } = await ownPost(ctx, postId);
    if (post.body === input.body) return;
    await ctx.db
      .insertInto("chat_edits")
      .values({ post_id: postId, body: post.body, at: post.edited_at ?? post.at })
      .execute();
    await ctx.db
      .updateTable("chat_posts")
      .set({ body: input.body, edited_at: ctx.now })
      .where("id", "=", postId)
      .execute();
    const called = calledIn(input.body, await chosen(ctx, room, input.mentions));
    await ctx.db
      .deleteFrom("chat_mentions")
      .where("post_id", "=", postId)
      .$if(called.length > 0, (q) =>
        q.where(
          "user_id",
          "not in",
          called.map(({ id }) => id),
        ),
      )
      .execute();
    await noteMentions(ctx, { room, postId, body: input.body, called });
    await emit(ctx, "chat.post-changed", { subjectId: postId }, { roomId: room.id, postId });
  });

/** The actor's own post that still stands, its room held. */
export async function ownPost(ctx: Ctx, postId: number) {
  const found = await postFor(ctx, postId, { hold: true });
  const isOwn = found.post.author_kind === "employee" && found.post.author_id === employeeOf(ctx);
  if (!isOwn) throw forbidden("only one's own posts");
  if (found.post.removed_at) throw refused("post-removed");
  return found;
}
