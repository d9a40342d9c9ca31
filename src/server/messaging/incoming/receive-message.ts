import { giveConsent } from "../../clients/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { emit, enqueue } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { addUnread, latestOpenMatter, openMatter } from "../../matters/index.ts";
import type { InboundMessage } from "../adapters/port.ts";
import { personOf } from "../bots/person-of.ts";
import type { Connection } from "../connections/open-channel.ts";
import { answerButtonJob, fetchMediaJob } from "../job-names.ts";
import { markOptedOut } from "../outgoing/mark-dialog.ts";
import { isStartWord, isStopWord } from "../rules.ts";
import type { MessagePayload } from "../tables.ts";

interface Received {
  connection: Connection;
  message: InboundMessage;
  /** When the hook came: the window of 24 hours is counted from it, however late it is processed. */
  at: Date;
}

/** A message from a person: his client is found or made, and the dialog, the card and the listeners are told, once. */
export const receiveMessage = (ctx: Ctx, { connection, message, at }: Received): Promise<number> =>
  inTx(ctx, async (ctx) => {
    const { clientId } = await personOf(ctx, connection, message);
    const known = await ctx.db
      .selectFrom("messages")
      .select("id")
      .where("connection_id", "=", connection.id)
      .where("external_id", "=", message.externalId)
      .executeTakeFirst();
    if (known) return known.id; // no event: the same hook came again
    const matterId = await matterOf(ctx, clientId, connection);
    const dialogId = await openDialog(ctx, { connection, clientId, message, at });
    const row = await ctx.db
      .insertInto("messages")
      .values({
        dialog_id: dialogId,
        connection_id: connection.id,
        client_id: clientId,
        matter_id: matterId,
        direction: "in",
        kind: message.media.length > 0 ? "media" : "text",
        body: message.text,
        payload: JSON.stringify(payloadOf(message)),
        state: "received",
        external_id: message.externalId,
        author_kind: "client",
        author_id: clientId,
        not_before: at,
        created_at: at,
      })
      .onConflict((oc) => oc.columns(["connection_id", "external_id"]).doNothing())
      .returning("id")
      .executeTakeFirst();
    // The client is locked above, so a twin of this hook has either not begun or is over: this cannot be reached.
    if (!row) throw new Error("the same message came twice at once");
    await addUnread(ctx, matterId, 1);
    await emit(
      ctx,
      "message.received",
      { clientId, matterId, subjectId: row.id },
      { messageId: row.id, channel: connection.channel },
    );
    if (message.media.length > 0) enqueue(ctx, fetchMediaJob, { messageId: row.id });
    if (message.button?.callbackId)
      enqueue(ctx, answerButtonJob, { connectionId: connection.id, callbackId: message.button.callbackId });
    await obeyWord(ctx, { connection, dialogId, clientId, text: message.text, at });
    return row.id;
  });

/** Who is new, or comes back after his matter was closed, asks anew: nobody would see the message otherwise. */
async function matterOf(ctx: Ctx, clientId: number, { channel: source }: Connection): Promise<number> {
  const open = await latestOpenMatter(ctx, clientId);
  return open ?? (await openMatter(ctx, { clientId, pipelineCode: "applications", source })).id;
}

/** Whoever writes has this messenger: a bad mark on the address is wiped off. */
async function openDialog(
  ctx: Ctx,
  { connection, clientId, message, at }: Received & { clientId: number },
): Promise<number> {
  const row = await ctx.db
    .insertInto("dialogs")
    .values({
      connection_id: connection.id,
      client_id: clientId,
      channel: connection.channel,
      address: message.address,
      chat: message.chat ?? null,
      started_at: at,
      last_inbound_at: at,
      unread: 1,
    })
    .onConflict((oc) =>
      oc.columns(["connection_id", "address"]).doUpdateSet((eb) => ({
        client_id: clientId,
        last_inbound_at: eb.fn<Date>("greatest", ["dialogs.last_inbound_at", "excluded.last_inbound_at"]),
        unread: eb("dialogs.unread", "+", 1),
        chat: eb.fn.coalesce("excluded.chat", "dialogs.chat"),
        started_at: eb.fn.coalesce("dialogs.started_at", "excluded.started_at"),
        failed_at: null,
        failed_reason: null,
      })),
    )
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

const payloadOf = ({ media, button, replyTo }: InboundMessage): MessagePayload => ({
  ...(replyTo ? { replyTo } : {}),
  ...(button ? { button } : {}),
  ...(media.length > 0
    ? {
        media: media.map((file) => ({ ...file, key: null, type: null, size: null, error: null })),
        mediaState: "waiting" as const,
      }
    : {}),
});

/** "Stop" closes the channel at once; "start" is a consent, and the consent opens it again. */
async function obeyWord(
  ctx: Ctx,
  word: { connection: Connection; dialogId: number; clientId: number; text: string; at: Date },
): Promise<void> {
  const { dialogId, clientId, at } = word;
  const channel = word.connection.channel;
  if (isStopWord(word.text)) await markOptedOut(ctx, { dialogId, clientId, channel, at, source: channel });
  if (isStartWord(word.text))
    await giveConsent(ctx, { clientId, purpose: "messages", channel, isGiven: true, textVersion: "", source: channel });
}
