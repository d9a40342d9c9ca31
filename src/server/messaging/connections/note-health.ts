import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import type { Connection } from "./open-channel.ts";

const FRESH_MS = 60_000;

/** The partner answered well. Written at most once a minute: every message would otherwise wait for one row. */
export async function noteSuccess(ctx: Ctx, connection: Connection): Promise<void> {
  const isFresh =
    connection.last_success_at !== null && ctx.now.getTime() - connection.last_success_at.getTime() < FRESH_MS;
  if (isFresh && !isFailing(connection)) return;
  await ctx.db.updateTable("connections").set({ last_success_at: ctx.now }).where("id", "=", connection.id).execute();
}

/**
 * The first failure after a success is an event; those that follow only refresh the words. Events are kept for good
 * and read by many, so theirs is the code alone: the partner's words may hold a person's number.
 */
export const noteFailure = (ctx: Ctx, connection: Connection, failure: { code: string; text: string }): Promise<void> =>
  inTx(ctx, async (ctx) => {
    await ctx.db
      .updateTable("connections")
      .set({ last_error: withoutPhones(`${failure.code}: ${failure.text}`).slice(0, 300), last_error_at: ctx.now })
      .where("id", "=", connection.id)
      .execute();
    if (!isFailing(connection))
      await emit(
        ctx,
        "connection.failed",
        { subjectId: connection.id },
        { connectionId: connection.id, reason: /^[\w.-]{1,40}$/.test(failure.code) ? failure.code : "unknown" },
      );
  });

/** Seven digits and more, however they are parted, may be somebody's number. */
const withoutPhones = (text: string): string => text.replace(/\+?\d(?:[ \u00a0()-]*\d){6,}/g, "***");

const isFailing = ({ last_error_at: error, last_success_at: success }: Connection): boolean =>
  error !== null && (success === null || error >= success);
