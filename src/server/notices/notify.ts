import type { Ctx } from "../kernel/ctx.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { choicesFor, type Chosen } from "./choices.ts";
import { JOIN_MS, kindOf } from "./rules.ts";

export interface Notification {
  userIds: readonly number[];
  /** Chooses the words in the interface; what it does not know is shown by `text`. */
  kind: string;
  data?: Record<string, unknown>;
  text?: string;
  clientId?: number | null;
  matterId?: number | null;
  /** Completed by the user's id: the same said again adds nothing. */
  onceKey?: string;
  /** Those of one key that follow each other closely stand as one, and are settled together (settle-notices.ts). */
  joinKey?: string;
  /** Of those settled together, yet each is seen by itself. */
  standsAlone?: boolean;
}

/** Tells each of the users once, by the ways each has chosen. Returns how many were told now. */
export const notify = (ctx: Ctx, notification: Notification): Promise<number> =>
  inTx(ctx, async (ctx) => {
    const userIds = [...new Set(notification.userIds)];
    const choices = await choicesFor(ctx, kindOf(notification.kind), userIds);
    let told = 0;
    for (const userId of userIds) {
      const chosen = choices.get(userId);
      if (chosen && (await tell(ctx, notification, userId, chosen))) told += 1;
    }
    return told;
  });

async function tell(ctx: Ctx, notification: Notification, userId: number, chosen: Chosen): Promise<boolean> {
  const { kind, data = {}, text = "", clientId = null, matterId = null, onceKey, joinKey } = notification;
  const headId = joinKey === undefined || notification.standsAlone ? null : await headOf(ctx, userId, joinKey);
  const row = await ctx.db
    .insertInto("notices")
    .values({
      user_id: userId,
      kind,
      data: JSON.stringify(data),
      text,
      client_id: clientId,
      matter_id: matterId,
      at: ctx.now,
      once_key: onceKey === undefined ? null : `${onceKey}:${userId}`,
      in_bell: chosen.bell,
      with_sound: chosen.sound,
      join_key: joinKey ?? null,
      joined_to: headId,
    })
    .onConflict((oc) => oc.column("once_key").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!row) return false;
  if (headId !== null) {
    await ctx.db
      .updateTable("notices")
      .set((eb) => ({ joined: eb("joined", "+", 1), last_at: ctx.now }))
      .where("id", "=", headId)
      .execute();
  }
  const wakes = chosen.push && chosen.hasBrowser;
  await emit(
    ctx,
    "notice.sent",
    { clientId, matterId, subjectId: row.id },
    { noticeId: row.id, userId, ...(wakes ? { push: true } : {}) },
  );
  return true;
}

/** The unread notice of the same cause, if the last word of it was a moment ago. */
async function headOf(ctx: Ctx, userId: number, joinKey: string): Promise<number | null> {
  const row = await ctx.db
    .selectFrom("notices")
    .select(["id", "at", "last_at"])
    .where("user_id", "=", userId)
    .where("join_key", "=", joinKey)
    .where("joined_to", "is", null)
    .where("read_at", "is", null)
    .orderBy("id", "desc")
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return null;
  return (row.last_at ?? row.at).getTime() > ctx.now.getTime() - JOIN_MS ? row.id : null;
}
