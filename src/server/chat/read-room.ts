import type { Ctx } from "../kernel/ctx.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { settleNotices } from "../notices/index.ts";
import { readRoomLine } from "./list-rooms.ts";
import { employeeOf, roomFor } from "./store.ts";
import { roomJoinKey } from "./tell.ts";

/** Moves one's reading mark forward, never back: a late word of another window changes nothing. */
export const readRoom = (ctx: Ctx, roomId: number, upTo: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const me = employeeOf(ctx);
    const room = await roomFor(ctx, roomId);
    const readPostId = Math.min(upTo, room.last_post_id);
    const moved = await ctx.db
      .insertInto("chat_members")
      // Looking into a client's thread is not yet following it.
      .values({
        room_id: roomId,
        user_id: me,
        added_at: ctx.now,
        read_post_id: readPostId,
        follows: room.kind !== "client",
      })
      .onConflict((oc) =>
        oc
          .columns(["room_id", "user_id"])
          .doUpdateSet({ read_post_id: readPostId })
          .where("chat_members.read_post_id", "<", readPostId),
      )
      .returning("user_id")
      .executeTakeFirst();
    if (!moved) return;
    const { unread, mentions } = await readRoomLine(ctx, roomId);
    if (unread === 0) await settleNotices(ctx, { userId: me, joinKey: roomJoinKey(roomId) });
    await emit(ctx, "chat.read", { subjectId: roomId }, { roomId, userId: me, readPostId, unread, mentions });
  });
