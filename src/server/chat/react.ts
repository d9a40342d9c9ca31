import type { ChatSign } from "../../api/chat.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { refused } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { employeeOf, postFor } from "./store.ts";

/** One sign of one person on a post, however often it is pressed. */
export const setReaction = (ctx: Ctx, postId: number, sign: ChatSign, isOn: boolean): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const { room, post } = await postFor(ctx, postId);
    if (post.removed_at) throw refused("post-removed");
    if (await put(ctx, postId, sign, isOn))
      await emit(ctx, "chat.post-changed", { subjectId: postId }, { roomId: room.id, postId });
  });

async function put(ctx: Ctx, postId: number, sign: ChatSign, isOn: boolean): Promise<boolean> {
  const mine = { post_id: postId, user_id: employeeOf(ctx), sign };
  if (isOn) {
    const added = await ctx.db
      .insertInto("chat_reactions")
      .values({ ...mine, at: ctx.now })
      .onConflict((oc) => oc.doNothing())
      .executeTakeFirst();
    return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
  }
  const gone = await ctx.db
    .deleteFrom("chat_reactions")
    .where("post_id", "=", postId)
    .where("user_id", "=", mine.user_id)
    .where("sign", "=", sign)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}
