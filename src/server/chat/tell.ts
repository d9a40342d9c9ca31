import type { Ctx } from "../kernel/ctx.ts";
import { notify } from "../notices/index.ts";
import { excerpt } from "./rules.ts";
import type { Room } from "./store.ts";

/** Notices about one room are over once it is read. */
export const roomJoinKey = (roomId: number): string => `chat:${roomId}`;

/** A direct word is told like a knock: joined with those before it until the room is read. */
export async function tellDirect(
  ctx: Ctx,
  { room, postId, body }: { room: Room; postId: number; body: string },
): Promise<void> {
  const others = await ctx.db
    .selectFrom("chat_members")
    .innerJoin("users", "users.id", "chat_members.user_id")
    .select("users.id")
    .where("chat_members.room_id", "=", room.id)
    .where("users.id", "!=", ctx.actor.id ?? 0)
    .where("users.is_active", "=", true)
    .where("chat_members.is_muted", "=", false)
    .execute();
  const author = await ctx.db
    .selectFrom("users")
    .select("name")
    .where("id", "=", ctx.actor.id ?? 0)
    .executeTakeFirst();
  await notify(ctx, {
    userIds: others.map(({ id }) => id),
    kind: "chat.direct",
    data: { roomId: room.id, postId, author: author?.name ?? "", text: excerpt(body) },
    onceKey: `chat-direct:${postId}`,
    joinKey: roomJoinKey(room.id),
  });
}
