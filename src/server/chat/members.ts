import { employees } from "../access/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { invalid, refused } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { employeeOf, roomFor } from "./store.ts";

/** Adds active employees who are not there yet; the past of the room is not news to them. Returns who came. */
export async function joinRoom(ctx: Ctx, roomId: number, userIds: readonly number[]): Promise<number[]> {
  if (userIds.length === 0) return [];
  const people = await employees(ctx, { ids: userIds });
  if (people.length < new Set(userIds).size) throw invalid({ userIds: "unknown" });
  const { last_post_id } = await ctx.db
    .selectFrom("chat_rooms")
    .select("last_post_id")
    .where("id", "=", roomId)
    .executeTakeFirstOrThrow();
  const rows = await ctx.db
    .insertInto("chat_members")
    .values(people.map(({ id }) => ({ room_id: roomId, user_id: id, added_at: ctx.now, read_post_id: last_post_id })))
    .onConflict((oc) => oc.doNothing())
    .returning("user_id")
    .execute();
  return rows.map(({ user_id }) => user_id);
}

/** A direct room stays between two. */
export const addMembers = (ctx: Ctx, roomId: number, userIds: readonly number[]): Promise<number[]> =>
  inTx(ctx, async (ctx) => {
    const room = await roomFor(ctx, roomId, { hold: true });
    if (room.kind !== "private" && room.kind !== "open") throw refused("room-fixed");
    const came = await joinRoom(ctx, roomId, userIds);
    if (came.length > 0) await emit(ctx, "chat.room-changed", { subjectId: roomId }, { roomId, userIds: came });
    return came;
  });

/** Whoever belongs to a private room may leave it or take another out; in the others there is nothing to leave. */
export const removeMember = (ctx: Ctx, roomId: number, userId: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const room = await roomFor(ctx, roomId, { hold: true });
    if (room.kind !== "private") throw refused("room-fixed");
    const gone = await ctx.db
      .deleteFrom("chat_members")
      .where("room_id", "=", roomId)
      .where("user_id", "=", userId)
      .executeTakeFirst();
    if (gone.numDeletedRows > 0n)
      await emit(ctx, "chat.room-changed", { subjectId: roomId }, { roomId, userIds: [userId] });
  });

/** Own silence and following; a mark of one person, of which only his own windows need to hear. */
export const setMembership = (
  ctx: Ctx,
  roomId: number,
  change: { isMuted?: boolean | undefined; follows?: boolean | undefined },
): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const me = employeeOf(ctx);
    const room = await roomFor(ctx, roomId);
    const set = {
      ...(change.isMuted === undefined ? {} : { is_muted: change.isMuted }),
      ...(change.follows === undefined ? {} : { follows: change.follows }),
    };
    if (Object.keys(set).length === 0) return;
    await ctx.db
      .insertInto("chat_members")
      .values({ room_id: roomId, user_id: me, added_at: ctx.now, read_post_id: room.last_post_id, ...set })
      .onConflict((oc) => oc.columns(["room_id", "user_id"]).doUpdateSet(set))
      .execute();
    await emit(ctx, "chat.room-changed", { subjectId: roomId }, { roomId, userIds: [me] });
  });
