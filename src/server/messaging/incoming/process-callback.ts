import type { Selectable } from "kysely";
import { z } from "zod";
import type { Ctx } from "../../kernel/ctx.ts";
import { inTx } from "../../kernel/tx.ts";
import type { HookEvent, StatusNews } from "../adapters/port.ts";
import { bindPerson } from "../bots/bind-person.ts";
import { stopPerson, welcomeBack } from "../bots/person-words.ts";
import { hookReader, type Connection } from "../connections/open-channel.ts";
import { applyNews } from "../outgoing/apply-news.ts";
import { connectionById } from "../store.ts";
import type { MessageCallbacksTable } from "../tables.ts";
import { changeMessage } from "./change-message.ts";
import { noteTemplateStatus } from "./note-template-status.ts";
import { receiveMessage } from "./receive-message.ts";

type Callback = Selectable<MessageCallbacksTable>;

/** Does what a stored hook says, once. When that fails the reason is kept with the payload, and it is tried again. */
export async function processCallback(ctx: Ctx, callbackId: number): Promise<void> {
  const byProvider: Ctx = { ...ctx, actor: { kind: "provider", id: null } };
  try {
    await inTx(byProvider, (ctx) => understand(ctx, callbackId));
  } catch (error) {
    await ctx.db
      .updateTable("message_callbacks")
      .set((eb) => ({ attempts: eb("attempts", "+", 1), error: reasonOf(error).slice(0, 500) }))
      .where("id", "=", callbackId)
      .execute();
    throw error;
  }
}

/** In one line for an administrator; what stood in the fields is not repeated. */
function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError)
    return `unreadable: ${error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ")}`;
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
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
  const connection = await connectionById(ctx, callback.connection_id);
  const told = hookReader(ctx.app, connection).parseWebhook({ door: callback.kind, payload: callback.payload });
  let messageId: number | null = null;
  for (const event of told) messageId = (await obey(ctx, { callback, connection, event })) ?? messageId;
  await ctx.db
    .updateTable("message_callbacks")
    .set({ processed_at: ctx.now, message_id: messageId, error: null })
    .where("id", "=", callback.id)
    .execute();
}

interface Told {
  callback: Callback;
  connection: Connection;
  event: HookEvent;
}

/** Answers the message it was about, when it was about one. */
async function obey(ctx: Ctx, { callback, connection, event }: Told): Promise<number | null> {
  const at = callback.at;
  switch (event.kind) {
    case "inbound":
      return receiveMessage(ctx, { connection, message: event.message, at });
    case "status":
      return learnStatus(ctx, callback, event.news);
    case "changed":
      return changeMessage(ctx, { connection, externalId: event.externalId, text: event.text, at });
    case "started":
      await bindPerson(ctx, { connection, person: event.person, token: event.token, at });
      return null;
    case "optOut":
      await stopPerson(ctx, { connection, person: event.person, at });
      return null;
    case "optIn":
      await welcomeBack(ctx, { connection, person: event.person, at });
      return null;
    case "templateStatus":
      await noteTemplateStatus(ctx, connection, event);
      return null;
    case "unknown":
      ctx.log.info({ callbackId: callback.id, type: event.type }, "a hook of an unknown kind is kept and passed over");
      return null;
  }
}

async function learnStatus(ctx: Ctx, callback: Callback, told: StatusNews): Promise<number | null> {
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

const OURS = /^oplot-message-(\d{1,15})$/;

/** By our own id, since the callback may overtake the answer that brings the partner's id; else by that. */
async function messageOf(ctx: Ctx, callback: Callback, told: StatusNews): Promise<number | null> {
  const ours = callback.message_id ?? (Number(OURS.exec(told.ourId ?? "")?.[1]) || null);
  if (ours !== null) {
    const named = await ctx.db
      .selectFrom("messages")
      .select(["id", "external_id"])
      .where("id", "=", ours)
      .where("connection_id", "=", callback.connection_id)
      .executeTakeFirst();
    if (named && (named.external_id === null || named.external_id === told.externalId)) return named.id;
    ctx.log.warn(
      { callbackId: callback.id, messageId: ours },
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
