import type { Ctx } from "../kernel/ctx.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";

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
}

/** Tells each of the users once. Returns how many were told now. */
export const notify = (ctx: Ctx, notification: Notification): Promise<number> =>
  inTx(ctx, async (ctx) => {
    let told = 0;
    for (const userId of new Set(notification.userIds)) {
      if (await tell(ctx, notification, userId)) told += 1;
    }
    return told;
  });

async function tell(ctx: Ctx, notification: Notification, userId: number): Promise<boolean> {
  const { kind, data = {}, text = "", clientId = null, matterId = null, onceKey } = notification;
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
    })
    .onConflict((oc) => oc.column("once_key").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!row) return false;
  await emit(ctx, "notice.sent", { clientId, matterId, subjectId: row.id }, { noticeId: row.id, userId });
  return true;
}
