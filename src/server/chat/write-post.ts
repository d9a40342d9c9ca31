import type { Ctx } from "../kernel/ctx.ts";
import { emit } from "../kernel/events.ts";
import { JOIN_MS } from "./rules.ts";
import type { Room } from "./store.ts";

export interface Written {
  author: { kind: "employee" | "robot" | "system"; id: number | null; title: string };
  body: string;
  replyTo?: number | null;
  onceKey: string;
  /** Posts of one key that follow each other closely stand as one, called so. */
  join?: { key: string; title: string };
}

/**
 * Adds the post inside the caller's transaction, under the lock of the room that the caller took: ids in a room then
 * appear in their order, so "after the last one I have" never misses one.
 */
export async function writePost(ctx: Ctx, room: Room, post: Written): Promise<number> {
  const headId = post.join ? await headOf(ctx, room.id, post.join.key) : null;
  const { id } = await ctx.db
    .insertInto("chat_posts")
    .values({
      room_id: room.id,
      author_kind: post.author.kind,
      author_id: post.author.id,
      author_title: post.author.title,
      body: post.body,
      reply_to: post.replyTo ?? null,
      at: ctx.now,
      once_key: post.onceKey,
      join_key: post.join?.key ?? null,
      join_title: post.join?.title ?? "",
      joined_to: headId,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  if (headId !== null) {
    await ctx.db
      .updateTable("chat_posts")
      .set((eb) => ({ joined: eb("joined", "+", 1), last_id: id }))
      .where("id", "=", headId)
      .execute();
  }
  await ctx.db
    .updateTable("chat_rooms")
    .set({ last_post_id: id, last_post_at: ctx.now })
    .where("id", "=", room.id)
    .execute();
  if (post.author.kind === "employee" && post.author.id !== null) await follow(ctx, room.id, post.author.id, id);
  const shownId = headId ?? id;
  await emit(
    ctx,
    headId === null ? "chat.posted" : "chat.post-changed",
    { subjectId: shownId },
    { roomId: room.id, postId: shownId },
  );
  return id;
}

/** The post into which this one goes: of its kind, the newest, begun or added to a moment ago, not removed. */
async function headOf(ctx: Ctx, roomId: number, key: string): Promise<number | null> {
  const row = await ctx.db
    .selectFrom("chat_posts as p")
    .leftJoin("chat_posts as newest", "newest.id", "p.last_id")
    .select(["p.id", "p.at", "newest.at as newestAt"])
    .where("p.room_id", "=", roomId)
    .where("p.joined_to", "is", null)
    .where("p.join_key", "=", key)
    .where("p.removed_at", "is", null)
    .orderBy("p.id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  return (row.newestAt ?? row.at).getTime() > ctx.now.getTime() - JOIN_MS ? row.id : null;
}

/** Whoever writes follows from then on, and has read what he wrote if he had read all before. */
async function follow(ctx: Ctx, roomId: number, userId: number, postId: number): Promise<void> {
  await ctx.db
    .insertInto("chat_members")
    .values({ room_id: roomId, user_id: userId, added_at: ctx.now, read_post_id: postId })
    .onConflict((oc) => oc.columns(["room_id", "user_id"]).doUpdateSet({ follows: true }))
    .execute();
}
