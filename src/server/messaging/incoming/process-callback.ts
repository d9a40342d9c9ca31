import type { Selectable } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";
import { inTx } from "../../kernel/tx.ts";
import type { StatusNews } from "../adapters/port.ts";
import { hookReader } from "../connections/open-channel.ts";
import { applyNews } from "../outgoing/apply-news.ts";
import { connectionById } from "../store.ts";
import type { MessageCallbacksTable } from "../tables.ts";
import { receiveMessage } from "./receive-message.ts";

type Callback = Selectable<MessageCallbacksTable>;

/** Does what a stored hook says, once. When that fails the reason is kept with the payload, and it is tried again. */
export async function processCallback(ctx: Ctx, callbackId: number): Promise<void> {
  const byProvider: Ctx = { ...ctx, actor: { kind: "provider", id: null } };
  try {
    await inTx(byProvider, (ctx) => understand(ctx, callbackId));
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    await ctx.db
      .updateTable("message_callbacks")
      .set((eb) => ({ attempts: eb("attempts", "+", 1), error: reason.slice(0, 500) }))
      .where("id", "=", callbackId)
      .execute();
    throw error;
  }
}

// no event: the verbs below tell what the hook changed
async function understand(ctx: Ctx, callbackId: number): Promise<void> {
  const callback = await ctx.db
    .selectFrom("message_callbacks")
    .selectAll()
    .where("id", "=", callbackId)
    .where("processed_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  if (!callback) return;
  const messageId = callback.kind === "inbound" ? await receive(ctx, callback) : await learnStatus(ctx, callback);
  await ctx.db
    .updateTable("message_callbacks")
    .set({ processed_at: ctx.now, message_id: messageId, error: null })
    .where("id", "=", callback.id)
    .execute();
}

async function receive(ctx: Ctx, callback: Callback): Promise<number | null> {
  const connection = await connectionById(ctx, callback.connection_id);
  const message = hookReader(ctx.app, connection).parseInbound(callback.payload);
  return receiveMessage(ctx, { connection, message, at: callback.at });
}

async function learnStatus(ctx: Ctx, callback: Callback): Promise<number | null> {
  const connection = await connectionById(ctx, callback.connection_id);
  const told = hookReader(ctx.app, connection).parseStatus(callback.payload);
  const messageId = await messageOf(ctx, callback, told);
  if (messageId === null || told.news === null) return messageId;
  await applyNews(ctx, messageId, {
    news: told.news,
    at: callback.at,
    externalId: told.externalId,
    errorCode: told.errorCode,
    errorText: told.errorText,
  });
  return messageId;
}

/** By our own id in the address, since the callback may overtake the answer that brings the partner's id; else by that. */
async function messageOf(ctx: Ctx, callback: Callback, told: StatusNews): Promise<number | null> {
  if (callback.message_id !== null) {
    const named = await ctx.db
      .selectFrom("messages")
      .select(["id", "external_id"])
      .where("id", "=", callback.message_id)
      .executeTakeFirst();
    if (named && (named.external_id === null || named.external_id === told.externalId)) return named.id;
    ctx.log.warn(
      { callbackId: callback.id, messageId: callback.message_id },
      "a callback names a message that has another id at the partner",
    );
  }
  const row = await ctx.db
    .selectFrom("messages")
    .select("id")
    .where("connection_id", "=", callback.connection_id)
    .where("external_id", "=", told.externalId)
    .executeTakeFirst();
  return row?.id ?? null;
}
