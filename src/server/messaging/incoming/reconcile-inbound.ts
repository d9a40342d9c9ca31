import { newCtx, type Ctx } from "../../kernel/ctx.ts";
import { inTx } from "../../kernel/tx.ts";
import type { ListedInbound } from "../adapters/port.ts";
import { failureOf, openChannel, type Connection } from "../connections/open-channel.ts";
import { receiveMessage } from "./receive-message.ts";

/** Wider than the hour between two looks: a look may fail. */
const FIRST_LOOK_MS = 26 * 3_600_000;
const OVERLAP_MS = 2 * 3_600_000;

/**
 * Compares what people wrote with the partner's own list: a partner that could not call us does not call again. What
 * is missing is received as if its hook had come, and counted: the norm of the difference is zero.
 */
export async function reconcileInbound(ctx: Ctx): Promise<void> {
  const connections = await ctx.db
    .selectFrom("connections")
    .selectAll()
    .where("is_on", "=", true)
    .orderBy("id")
    .execute();
  for (const connection of connections) {
    const listed = await listOf(ctx, connection);
    if (listed)
      await takeMissing(newCtx(ctx.app, { kind: "provider", id: null }, { log: ctx.log }), connection, listed);
  }
}

/** Null where the partner keeps no list, or does not answer now: the next look reaches further back. */
async function listOf(ctx: Ctx, connection: Connection): Promise<ListedInbound[] | null> {
  try {
    const channel = openChannel(ctx.app, connection);
    if (!channel.listInbound) return null;
    const since = connection.inbound_checked_at
      ? new Date(connection.inbound_checked_at.getTime() - OVERLAP_MS)
      : new Date(ctx.now.getTime() - FIRST_LOOK_MS);
    return await channel.listInbound(since);
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    ctx.log.warn({ connectionId: connection.id, code: failure.code }, "incoming messages could not be compared");
    return null;
  }
}

async function takeMissing(ctx: Ctx, connection: Connection, listed: readonly ListedInbound[]): Promise<void> {
  let missed = 0;
  for (const { at, ...message } of listed.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    // no event: receiveMessage tells of what it takes
    missed += await inTx(ctx, async (ctx) => {
      const known = await ctx.db
        .selectFrom("messages")
        .select("id")
        .where("connection_id", "=", connection.id)
        .where("external_id", "=", message.externalId)
        .executeTakeFirst();
      if (known || (await waitsAsHook(ctx, connection.id, message.externalId))) return 0;
      await receiveMessage(ctx, { connection, message, at });
      return 1;
    });
  }
  if (missed > 0) ctx.log.warn({ connectionId: connection.id, missed }, "incoming messages came without their hooks");
  await ctx.db
    .updateTable("connections")
    .set((eb) => ({
      inbound_checked_at: ctx.now,
      inbound_difference: missed,
      inbound_missed: eb("inbound_missed", "+", missed),
    }))
    .where("id", "=", connection.id)
    .execute();
}

/** It came and is being understood, or waits for a person among the dead letters: it is not lost. */
async function waitsAsHook(ctx: Ctx, connectionId: number, externalId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom("message_callbacks")
    .select("id")
    .where("connection_id", "=", connectionId)
    .where("external_id", "=", externalId)
    .where("kind", "=", "inbound")
    .where("processed_at", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}
