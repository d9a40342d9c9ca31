import { sql } from "kysely";
import { usersWithRight } from "../access/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { emit } from "../kernel/events.ts";
import { notify } from "../notices/index.ts";
import { excerpt } from "./rules.ts";
import type { Room } from "./store.ts";
import { roomJoinKey } from "./tell.ts";

interface Person {
  id: number;
  name: string;
}

/** Of these people those who may see the room. */
export async function peopleOf(ctx: Ctx, room: Room, people: readonly Person[]): Promise<Person[]> {
  if (room.kind === "open") return [...people];
  const ids = room.kind === "client" ? await usersWithRight(ctx, "clients.read") : await memberIds(ctx, room.id);
  const may = new Set(ids);
  return people.filter(({ id }) => may.has(id));
}

async function memberIds(ctx: Ctx, roomId: number): Promise<number[]> {
  const rows = await ctx.db.selectFrom("chat_members").select("user_id").where("room_id", "=", roomId).execute();
  return rows.map(({ user_id }) => user_id);
}

interface Noted {
  room: Room;
  postId: number;
  body: string;
  called: readonly Person[];
}

/** Keeps who is called by the post, tells them, and lets those of a client's thread follow it. */
export async function noteMentions(ctx: Ctx, { room, postId, body, called }: Noted): Promise<void> {
  const others = called.filter(({ id }) => id !== ctx.actor.id);
  if (called.length > 0) {
    await ctx.db
      .insertInto("chat_mentions")
      .values(called.map(({ id, name }) => ({ post_id: postId, user_id: id, name })))
      .onConflict((oc) => oc.doNothing())
      .execute();
  }
  if (room.kind === "client")
    await letFollow(ctx, room, postId, [...others.map(({ id }) => id), ...(await responsibles(ctx, room))]);
  // A direct room tells of every word already.
  if (others.length === 0 || room.kind === "direct") return;
  await notify(ctx, {
    userIds: others.map(({ id }) => id),
    kind: "chat.mention",
    data: { roomId: room.id, postId, author: await nameOf(ctx), text: excerpt(body) },
    onceKey: `chat-mention:${postId}`,
    joinKey: roomJoinKey(room.id),
    standsAlone: true,
  });
}

/** Whoever answers for the client hears of his thread. */
async function responsibles(ctx: Ctx, room: Room): Promise<number[]> {
  const found = await sql<{
    id: number;
  }>`select distinct m.responsible_id as id from matters m join users u on u.id = m.responsible_id
    where m.client_id = ${room.client_id} and m.is_open and u.is_active`.execute(ctx.db);
  return found.rows.map(({ id }) => id);
}

/** What was said before him is not news: his mark stands just before the post that brought him. */
async function letFollow(ctx: Ctx, room: Room, postId: number, userIds: readonly number[]): Promise<void> {
  const ids = [...new Set(userIds)];
  if (ids.length === 0) return;
  const added = await ctx.db
    .insertInto("chat_members")
    .values(ids.map((user_id) => ({ room_id: room.id, user_id, added_at: ctx.now, read_post_id: postId - 1 })))
    .onConflict((oc) => oc.doNothing())
    .returning("user_id")
    .execute();
  if (added.length > 0)
    await emit(
      ctx,
      "chat.room-changed",
      { subjectId: room.id },
      { roomId: room.id, userIds: added.map((row) => row.user_id) },
    );
}

export async function nameOf(ctx: Ctx): Promise<string> {
  const row = await ctx.db
    .selectFrom("users")
    .select("name")
    .where("id", "=", ctx.actor.id ?? 0)
    .executeTakeFirst();
  return row?.name ?? "";
}
