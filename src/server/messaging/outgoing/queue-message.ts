import { clientBrief, holdsConsent, lockClient } from "../../clients/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { conflict, invalid, refused } from "../../kernel/errors.ts";
import { emit, enqueue } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import type { Button } from "../adapters/port.ts";
import { capabilitiesOf, type Connection } from "../connections/open-channel.ts";
import { sendMessageJob } from "../job-names.ts";
import { windowUntil } from "../rules.ts";
import { addressFor, lastWord, templateByCode, templateById, usableConnection, type TemplateRow } from "../store.ts";
import { earliestFor } from "./earliest-for.ts";
import { fillForSending } from "./fill-template.ts";
import { takeUploads } from "../../uploads/index.ts";
import type { MediaFact, MessagePayload } from "../tables.ts";
import { faultOfFiles, keptFiles } from "./files-rules.ts";
import { matterFor } from "./matter-for.ts";

export interface QueueInput {
  clientId: number;
  matterId?: number | undefined;
  connectionId?: number | undefined;
  /** By which channel when no connection is told; WhatsApp unless told. */
  channel?: Connection["channel"] | undefined;
  /** Of a letter. */
  subject?: string | undefined;
  text?: string | undefined;
  /** Files a browser has brought, and files that are ours already. */
  uploadIds?: readonly number[] | undefined;
  /** Under the words, where the channel has such. */
  buttons?: Button[][] | undefined;
  /** Answers what the client has just done: his quiet hours do not hold it. */
  isReply?: boolean | undefined;
  /** The partner's id of the client's message that it answers. */
  replyTo?: string | undefined;
  files?: readonly MediaFact[] | undefined;
  templateId?: number | undefined;
  templateCode?: string | undefined;
  /** By the number of the variable: { "1": "Ольга" }. */
  variables?: Record<string, string> | undefined;
  /** The same key is the same message. */
  onceKey: string;
  /** The failed or unknown message that a person sends again. */
  resendOf?: number | undefined;
}

/** Puts a message to the client's address on the channel into the queue, or refuses with the rule that forbids it. */
export const queueMessage = (ctx: Ctx, input: QueueInput): Promise<{ id: number }> =>
  inTx(ctx, async (ctx) => {
    await lockClient(ctx, input.clientId);
    const known = await ctx.db
      .selectFrom("messages")
      .select(["id", "client_id"])
      .where("once_key", "=", input.onceKey)
      .executeTakeFirst();
    if (known && known.client_id !== input.clientId) throw conflict("key-taken");
    if (known) return { id: known.id }; // no event: it is queued already
    const connection = await usableConnection(ctx, input.connectionId, input.channel, input.clientId);
    const client = await clientBrief(ctx, input.clientId);
    const address = await addressFor(ctx, client.id, connection);
    const dialog = await dialogWith(ctx, connection, client.id, address);
    await checkMayWrite(ctx, connection, dialog);
    const matterId = await matterFor(ctx, client.id, input.matterId);
    const content = await contentOf(ctx, connection, dialog, input, matterId);
    const notBefore = input.isReply === true ? ctx.now : await earliestFor(ctx, ctx.actor.kind, client.zone);
    const row = await ctx.db
      .insertInto("messages")
      .values({
        ...content,
        dialog_id: dialog.id,
        connection_id: connection.id,
        client_id: client.id,
        matter_id: matterId,
        direction: "out",
        state: "queued",
        once_key: input.onceKey,
        resend_of: input.resendOf ?? null,
        author_kind: ctx.actor.kind,
        author_id: ctx.actor.id,
        not_before: notBefore,
        created_at: ctx.now,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await emit(
      ctx,
      "message.queued",
      { clientId: client.id, matterId, subjectId: row.id },
      { messageId: row.id, channel: connection.channel },
    );
    // The job keeps the present cause, not the event above: its own events must stay within the depth that was allowed.
    enqueue(ctx, sendMessageJob, { messageId: row.id }, notBefore);
    return row;
  });

/** One phone is one client, so an address that changed hands takes its dialog along. */
async function dialogWith(ctx: Ctx, connection: Connection, clientId: number, address: string) {
  return ctx.db
    .insertInto("dialogs")
    .values({ connection_id: connection.id, client_id: clientId, channel: connection.channel, address })
    .onConflict((oc) => oc.columns(["connection_id", "address"]).doUpdateSet({ client_id: clientId }))
    .returningAll()
    .executeTakeFirstOrThrow();
}
type Dialog = Awaited<ReturnType<typeof dialogWith>>;

/** Service messages go under the consent given with the application; a withdrawn one, and "stop", are obeyed. */
async function checkMayWrite(ctx: Ctx, connection: Connection, dialog: Dialog): Promise<void> {
  if (dialog.opted_out_at || (await lastWord(ctx, dialog.client_id, "messages", connection.channel)) === false)
    throw refused("opted-out");
  if (dialog.failed_at) throw refused("bad-address", { text: dialog.failed_reason ?? "" });
  if ((await lastWord(ctx, dialog.client_id, "personal-data", connection.channel)) === false)
    throw refused("no-consent", { purpose: "personal-data" });
}

async function contentOf(ctx: Ctx, connection: Connection, dialog: Dialog, input: QueueInput, matterId: number | null) {
  const template = await templateOf(ctx, connection, input);
  if (template) return templateContent(ctx, connection, template, { ...input, onMatter: matterId });
  const text = input.text?.trim() ?? "";
  const files = [...(input.files ?? []), ...keptFiles(await takeUploads(ctx, input.uploadIds ?? []))];
  if (text === "" && files.length === 0) throw invalid({ text: "required" });
  const can = capabilitiesOf(connection);
  const fault = faultOfFiles(files, can);
  if (fault) throw refused(fault);
  const { needsTemplateOutsideHours: hours } = can;
  const maxText = files.length === 0 ? can.maxText : (can.maxCaption ?? can.maxText);
  if (text.length > (files.length > 0 ? (can.maxCaption ?? maxText) : maxText)) throw invalid({ text: "too-long" });
  const buttons = input.buttons ?? [];
  if (buttons.flat().length > can.buttons) throw refused("no-buttons");
  if (hours !== null && !windowUntil(dialog.last_inbound_at, ctx.now, hours)) throw refused("window-closed");
  const payload: MessagePayload = {
    ...(input.subject === undefined ? {} : { subject: input.subject }),
    ...(files.length === 0 ? {} : { media: files, mediaState: "done" }),
    ...(buttons.length === 0 ? {} : { buttons }),
    ...(input.isReply === true ? { isReply: true } : {}),
    ...(input.replyTo === undefined || !can.reply ? {} : { replyTo: input.replyTo }),
  };
  return {
    kind: files.length === 0 ? ("text" as const) : ("media" as const),
    body: text,
    template_id: null,
    content_variables: null,
    payload: Object.keys(payload).length === 0 ? null : JSON.stringify(payload),
  };
}

async function templateOf(ctx: Ctx, connection: Connection, input: QueueInput): Promise<TemplateRow | null> {
  const isTemplate = input.templateId !== undefined || input.templateCode !== undefined;
  const isWords = input.text !== undefined || (input.uploadIds ?? []).length > 0;
  if (isTemplate && isWords) throw invalid({ text: "text-or-template" });
  if (input.templateId !== undefined) {
    const template = await templateById(ctx, input.templateId);
    if (template.connection_id !== connection.id) throw invalid({ templateId: "another-connection" });
    return template;
  }
  return input.templateCode === undefined ? null : templateByCode(ctx, input.templateCode, connection.id);
}

async function templateContent(
  ctx: Ctx,
  connection: Connection,
  template: TemplateRow,
  input: QueueInput & { onMatter: number | null },
) {
  // Advertising needs a consent of its own (38-FZ art. 18 p. 1).
  if (
    template.category === "MARKETING" &&
    !(await holdsConsent(ctx, input.clientId, "advertising", connection.channel))
  ) {
    throw refused("no-consent", { purpose: "advertising" });
  }
  const filled = await fillForSending(ctx, template, {
    clientId: input.clientId,
    matterId: input.onMatter,
    given: input.variables,
  });
  return {
    kind: "template" as const,
    body: filled.text,
    template_id: template.id,
    content_variables: JSON.stringify(filled.variables),
  };
}
