import type { Ctx } from "../../kernel/ctx.ts";
import { enqueue } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import type { Door, HookFace } from "../adapters/port.ts";
import { processCallbackJob } from "../job-names.ts";

export interface RawCallback extends HookFace {
  connectionId: number;
  door: Door;
  /** Our message by the address of the callback; not checked yet. */
  messageId: number | null;
  payload: object;
}

/**
 * Keeps the hook as it came and lets the partner go: what it means is found out afterwards, and again if that fails.
 * What comes twice under one key of the partner is kept once.
 */
export const storeCallback = (ctx: Ctx, callback: RawCallback): Promise<void> =>
  // no event: what the hook means becomes events when it is processed
  inTx(ctx, async (ctx) => {
    const known =
      callback.messageId === null
        ? undefined
        : await ctx.db
            .selectFrom("messages")
            .select("id")
            .where("id", "=", callback.messageId)
            .where("connection_id", "=", callback.connectionId)
            .executeTakeFirst();
    const row = await ctx.db
      .insertInto("message_callbacks")
      .values({
        connection_id: callback.connectionId,
        message_id: known?.id ?? null,
        external_id: callback.externalId,
        kind: callback.door,
        status: callback.status,
        payload: JSON.stringify(callback.payload),
        once_key: callback.once?.slice(0, 200) ?? null,
        at: ctx.now,
      })
      .onConflict((oc) => oc.columns(["connection_id", "once_key"]).where("once_key", "is not", null).doNothing())
      .returning("id")
      .executeTakeFirst();
    if (row) enqueue(ctx, processCallbackJob, { callbackId: row.id });
  });
