import { sql } from "kysely";
import type { z } from "zod";
import type { findThread as threadEndpoint, getRoom as endpoint } from "../../api/chat-rooms.ts";
import type { AnswerOf } from "../../api/endpoint.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { notFound } from "../kernel/errors.ts";
import { readRoomLine } from "./list-rooms.ts";
import { noteRead } from "./list-posts.ts";
import { postFor, readPosts, roomFor } from "./store.ts";

const FILES = 30;
const PINNED = 50;

/** What stands beside the stream: people, what is pinned, the last files. */
export async function getRoom(ctx: Ctx, roomId: number): Promise<AnswerOf<typeof endpoint>> {
  const room = await roomFor(ctx, roomId);
  await noteRead(ctx, room);
  const pinned = await ctx.db
    .selectFrom("chat_posts")
    .select("id")
    .where("room_id", "=", roomId)
    .where("pinned_at", "is not", null)
    .orderBy("pinned_at", "desc")
    .limit(PINNED)
    .execute();
  return {
    room: await readRoomLine(ctx, roomId),
    members: await membersOf(ctx, roomId),
    pinned: await readPosts(
      ctx,
      pinned.map(({ id }) => id),
    ),
    files: await filesOf(ctx, roomId),
  };
}

const membersOf = (ctx: Ctx, roomId: number) =>
  ctx.db
    .selectFrom("chat_members as m")
    .innerJoin("users as u", "u.id", "m.user_id")
    .select(["u.id", "u.name"])
    .where("m.room_id", "=", roomId)
    .where("m.follows", "=", true)
    .where("u.is_active", "=", true)
    .orderBy(sql`u.name collate ru`)
    .execute();

const filesOf = (ctx: Ctx, roomId: number) =>
  ctx.db
    .selectFrom("chat_files as f")
    .innerJoin("chat_posts as p", "p.id", "f.post_id")
    .select(["f.id", "f.name", "f.type", "f.size", "f.post_id as postId", "p.at"])
    .where("p.room_id", "=", roomId)
    .orderBy("f.id", "desc")
    .limit(FILES)
    .execute();

/** For the card: whether the client has a thread, before anybody opens it. */
export async function findThread(ctx: Ctx, clientId: number): Promise<z.input<typeof threadEndpoint.reply>> {
  const room = await ctx.db
    .selectFrom("chat_rooms")
    .select(["id", "last_post_at"])
    .where("client_id", "=", clientId)
    .executeTakeFirst();
  if (!room) return { id: null, posts: 0, unread: 0, lastAt: null };
  const counted = await ctx.db
    .selectFrom("chat_posts")
    .select((eb) => eb.fn.countAll<number>().as("posts"))
    .where("room_id", "=", room.id)
    .where("joined_to", "is", null)
    .where("removed_at", "is", null)
    .executeTakeFirstOrThrow();
  const { unread } = await readRoomLine(ctx, room.id);
  return { id: room.id, posts: Number(counted.posts), unread, lastAt: room.last_post_at };
}

/** A file of a post the actor may see. */
export async function chatFile(ctx: Ctx, fileId: number) {
  const file = await ctx.db.selectFrom("chat_files").selectAll().where("id", "=", fileId).executeTakeFirst();
  if (!file) throw notFound("file");
  const { room } = await postFor(ctx, file.post_id);
  await noteRead(ctx, room);
  return { key: file.file_key, name: file.name, type: file.type, size: file.size };
}
