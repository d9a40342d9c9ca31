import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import type { Connection } from "../open-channel.ts";

const FRESH_MS = 60_000;

/** The partner answered well. Written at most once a minute: every message would otherwise wait for one row. */
export async function noteSuccess(ctx: Ctx, connection: Connection): Promise<void> {
  const isFresh =
    connection.last_success_at !== null && ctx.now.getTime() - connection.last_success_at.getTime() < FRESH_MS;
  if (isFresh && !isFailing(connection)) return;
  await ctx.db.updateTable("connections").set({ last_success_at: ctx.now }).where("id", "=", connection.id).execute();
}

/** The first failure after a success is an event; those that follow only refresh the words. */
export const noteFailure = (ctx: Ctx, connection: Connection, reason: string): Promise<void> =>
  inTx(ctx, async (ctx) => {
    await ctx.db
      .updateTable("connections")
      .set({ last_error: reason.slice(0, 300), last_error_at: ctx.now })
      .where("id", "=", connection.id)
      .execute();
    if (!isFailing(connection))
      await emit(
        ctx,
        "connection.failed",
        { subjectId: connection.id },
        { connectionId: connection.id, reason: reason.slice(0, 300) },
      );
  });

const isFailing = ({ last_error_at: error, last_success_at: success }: Connection): boolean =>
  error !== null && (success === null || error >= success);
