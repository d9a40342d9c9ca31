import type { Ctx } from "../kernel/ctx.ts";
import { refused } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { roomFor } from "./store.ts";

interface Change {
  title?: string | undefined;
  topic?: string | undefined;
  isArchived?: boolean | undefined;
}

/** Direct rooms and clients' threads are called by their people; the firm's own two rooms are never put away. */
export const updateRoom = (ctx: Ctx, roomId: number, change: Change): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const room = await roomFor(ctx, roomId, { hold: true });
    const isFixed =
      room.kind === "direct" || room.kind === "client" || (room.code !== null && change.isArchived === true);
    if (isFixed) throw refused("room-fixed");
    await ctx.db
      .updateTable("chat_rooms")
      .set({
        title: change.title ?? room.title,
        topic: change.topic ?? room.topic,
        archived_at:
          change.isArchived === undefined ? room.archived_at : change.isArchived ? (room.archived_at ?? ctx.now) : null,
      })
      .where("id", "=", roomId)
      .execute();
    await emit(ctx, "chat.room-changed", { subjectId: roomId }, { roomId });
  });
