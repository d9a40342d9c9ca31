import { clientBrief } from "../clients/index.ts";
import { findUser } from "../access/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { invalid } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { joinRoom } from "./members.ts";
import { pairKey } from "./rules.ts";
import { employeeOf } from "./store.ts";
import type { RoomKind } from "./tables.ts";

export interface NewRoom {
  kind: "open" | "private";
  title: string;
  topic?: string;
  userIds: readonly number[];
  /** The same key again finds the first room. */
  onceKey: string;
}

/** A room; whoever makes a private one belongs to it. */
export const createRoom = (ctx: Ctx, { userIds, onceKey, ...room }: NewRoom): Promise<{ id: number; isNew: boolean }> =>
  inTx(ctx, async (ctx) => {
    const made = await findOrMake(ctx, { ...room, once_key: onceKey }, { once_key: onceKey });
    if (!made.isNew) return made;
    const founder = ctx.actor.kind === "employee" && ctx.actor.id !== null ? [ctx.actor.id] : [];
    await joinRoom(ctx, made.id, [...founder, ...userIds]);
    await emit(ctx, "chat.room-changed", { subjectId: made.id }, { roomId: made.id });
    return made;
  });

/** The room of the actor and another person; of two who ask at once both get the same. */
export const openDirect = (ctx: Ctx, userId: number): Promise<{ id: number }> =>
  inTx(ctx, async (ctx) => {
    const me = employeeOf(ctx);
    if (userId === me || !(await findUser(ctx, userId))) throw invalid({ userId: "unknown" });
    const pair_key = pairKey(me, userId);
    const made = await findOrMake(ctx, { kind: "direct", pair_key }, { pair_key });
    if (made.isNew) {
      await joinRoom(ctx, made.id, [me, userId]);
      await emit(ctx, "chat.room-changed", { subjectId: made.id }, { roomId: made.id });
    }
    return { id: made.id };
  });

/** The one thread of a client. */
export const openThread = (ctx: Ctx, clientId: number): Promise<{ id: number }> =>
  inTx(ctx, async (ctx) => {
    await clientBrief(ctx, clientId);
    const made = await findOrMake(ctx, { kind: "client", client_id: clientId }, { client_id: clientId });
    if (made.isNew) await emit(ctx, "chat.room-changed", { subjectId: made.id }, { roomId: made.id });
    return { id: made.id };
  });

type Mark = { once_key: string } | { pair_key: string } | { client_id: number } | { code: string };
interface Values {
  kind: RoomKind;
  title?: string;
  topic?: string;
  once_key?: string;
  pair_key?: string;
  client_id?: number;
  code?: string;
}

/** The unique key decides who made it. */
async function findOrMake(ctx: Ctx, values: Values, mark: Mark): Promise<{ id: number; isNew: boolean }> {
  const [column, value] = Object.entries(mark)[0] ?? [];
  if (column === undefined || value === undefined) throw new Error("a room is found by a key");
  const key = column as keyof Values & ("once_key" | "pair_key" | "client_id" | "code"); // the only key of a Mark
  const made = await ctx.db
    .insertInto("chat_rooms")
    .values({ ...values, created_by: ctx.actor.kind === "employee" ? ctx.actor.id : null, created_at: ctx.now })
    .onConflict((oc) => oc.column(key).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (made) return { id: made.id, isNew: true };
  const found = await ctx.db.selectFrom("chat_rooms").select("id").where(key, "=", value).executeTakeFirstOrThrow();
  return { id: found.id, isNew: false };
}

/** The rooms every firm has: one for all, one where robots speak. Names given later by people stay. */
export const installChat = (ctx: Ctx): Promise<void> =>
  // no event: what every firm starts from is nobody's news
  inTx(ctx, async (ctx) => {
    await findOrMake(ctx, { kind: "open", code: "all", title: "Вся фирма" }, { code: "all" });
    await findOrMake(ctx, { kind: "open", code: "robots", title: "Роботы" }, { code: "robots" });
  });
