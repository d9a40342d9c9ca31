import type { Ctx } from "../../kernel/ctx.ts";
import { enqueue } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import type { HookParams } from "../adapters/port.ts";
import { processCallbackJob } from "../job-names.ts";

export interface RawCallback {
  connectionId: number;
  kind: "status" | "inbound";
  /** Our message by the address of the callback; not checked yet. */
  messageId: number | null;
  externalId: string | null;
  status: string;
  params: HookParams;
}

/** Keeps the hook as it came and lets the partner go: what it means is found out afterwards, and again if that fails. */
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
        kind: callback.kind,
        status: callback.status,
        payload: JSON.stringify(callback.params),
        at: ctx.now,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    enqueue(ctx, processCallbackJob, { callbackId: row.id });
  });
