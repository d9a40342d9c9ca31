import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { MessageFile } from "./message-file.ts";
import { Done, Id, IdText, Instant } from "./scalars.ts";

export const messageStates = [
  "queued",
  "sending",
  "accepted",
  "sent",
  "delivered",
  "read",
  "failed",
  "unknown",
  "cancelled",
  "received",
] as const;
export const Message = z.object({
  id: Id,
  channel: z.string(),
  direction: z.enum(["out", "in"]),
  kind: z.enum(["text", "template", "media"]),
  body: z.string(),
  /** The client changed it, or took it back: what stood there before, oldest first. */
  change: z.object({ isRemoved: z.boolean(), former: z.array(z.string()) }).nullable(),
  templateName: z.string().nullable(),
  files: z.array(MessageFile),
  /** The ladder it is a step of. */
  deliveryId: Id.nullable(),
  state: z.enum(messageStates),
  errorCode: z.string().nullable(),
  errorClass: z.string().nullable(),
  errorText: z.string().nullable(),
  errorTextEn: z.string().nullable(),
  canResend: z.boolean(),
  author: z.string().nullable(),
  byRobot: z.string().nullable(),
  notBefore: Instant,
  createdAt: Instant,
  sentAt: Instant.nullable(),
  deliveredAt: Instant.nullable(),
  readAt: Instant.nullable(),
});
/** What the composer must know before a word is typed. */
export const Dialog = z.object({
  connectionId: Id,
  channel: z.string(),
  channelName: z.string(),
  address: z.string(),
  unread: z.int(),
  /** Free text until then; null when only templates may be sent. */
  windowUntil: Instant.nullable(),
  /** False: free text may always be sent. */
  hasWindow: z.boolean(),
  isOptedOut: z.boolean(),
  failedReason: z.string().nullable(),
  isOn: z.boolean(),
  /** It fails across clients at present: another way is better. */
  isSick: z.boolean(),
  maxText: z.int(),
  /** Paid by parts: the composer counts them. */
  countsParts: z.boolean(),
  files: z.object({ maxBytes: z.int(), maxImageBytes: z.int(), atOnce: z.int() }).nullable(),
});
export const getDialogs = endpoint({
  name: "messaging.get-dialogs",
  method: "GET",
  path: "/api/clients/:id/dialogs",
  need: "clients.read",
  summary: "Ways to write to the client, with windows",
  params: z.object({ id: IdText }),
  reply: z.object({ items: z.array(Dialog) }),
});
export const TemplateButton = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("reply"), title: z.string(), id: z.string() }),
  z.object({ kind: z.literal("url"), title: z.string(), url: z.string() }),
  z.object({ kind: z.literal("phone"), title: z.string(), phone: z.string() }),
]);
export const Template = z.object({
  id: Id,
  connectionId: Id,
  code: z.string(),
  name: z.string(),
  body: z.string(),
  language: z.string(),
  category: z.string(),
  /** What was asked for, where WhatsApp has filed it otherwise. */
  askedCategory: z.string().nullable(),
  kind: z.enum(["text", "quick-reply", "call-to-action"]),
  buttons: z.array(TemplateButton),
  samples: z.record(z.string(), z.string()),
  submittedAt: Instant.nullable(),
  approval: z.string(),
  rejectionReason: z.string().nullable(),
  isOn: z.boolean(),
  canSend: z.boolean(),
  variables: z.array(z.object({ index: z.int(), field: z.string(), fallback: z.string() })),
});
export const listTemplates = endpoint({
  name: "messaging.list-templates",
  method: "GET",
  path: "/api/message-templates",
  need: "signed-in",
  summary: "Templates with approval as last read",
  reply: z.object({
    items: z.array(Template),
    fields: z.array(z.object({ name: z.string(), title: z.string(), titleEn: z.string() })),
  }),
});
/** `missing` names the variables that have no value; then nothing can be sent. */
export const previewTemplate = endpoint({
  name: "messaging.preview-template",
  method: "GET",
  path: "/api/clients/:id/template-previews/:templateId",
  need: "clients.read",
  summary: "The template filled with the card's data",
  params: z.object({ id: IdText, templateId: IdText }),
  query: z.object({ matterId: IdText.optional() }),
  reply: z.object({
    text: z.string(),
    variables: z.record(z.string(), z.string()),
    missing: z.array(z.object({ index: z.int(), field: z.string() })),
  }),
});
export const sendMessage = endpoint({
  name: "messaging.send-message",
  method: "POST",
  path: "/api/clients/:id/messages",
  need: "messages.send",
  summary:
    "Write to the client: text inside the window, or a template. `key` is made by the browser: the same key is the same message",
  params: z.object({ id: IdText }),
  body: z.object({
    connectionId: Id,
    matterId: Id.optional(),
    key: z.string().min(8).max(100),
    text: z.string().trim().max(4000).optional(),
    uploadIds: z.array(Id).max(10).optional(),
    templateId: Id.optional(),
    variables: z.record(z.string(), z.string().max(300)).optional(),
  }),
  reply: Message,
  status: 201,
});
export const resendMessage = endpoint({
  name: "messaging.resend-message",
  method: "POST",
  path: "/api/messages/:id/resending",
  need: "messages.send",
  summary: "A person sends a failed or unknown message once more",
  params: z.object({ id: IdText }),
  body: z.object({ key: z.string().min(8).max(100) }),
  reply: Message,
  status: 201,
});
export const cancelMessage = endpoint({
  name: "messaging.cancel-message",
  method: "POST",
  path: "/api/messages/:id/cancellation",
  need: "messages.send",
  summary: "Stop a message that has not gone yet",
  params: z.object({ id: IdText }),
  reply: Done,
});
export const readMessageFile = endpoint({
  name: "messaging.read-file",
  method: "GET",
  path: "/api/messages/:id/files/:n",
  need: "clients.read",
  summary: "A file of a message (audited)",
  params: z.object({ id: IdText, n: z.coerce.number().int().min(0).max(99) }),
  reply: z.unknown(),
});
export const markDialogRead = endpoint({
  name: "messaging.mark-dialog-read",
  method: "PUT",
  path: "/api/clients/:id/dialogs/read",
  need: "messages.send",
  summary: "Unread marks of the client are cleared",
  params: z.object({ id: IdText }),
  reply: Done,
});

export const ChannelLink = z.object({
  connectionId: Id,
  channel: z.string(),
  name: z.string(),
  url: z.string(),
  isBound: z.boolean(),
});
export const listChannelLinks = endpoint({
  name: "messaging.list-channel-links",
  method: "GET",
  path: "/api/clients/:id/channel-links",
  need: "messages.send",
  summary: "Links by which this client opens a conversation with the firm's bots",
  params: z.object({ id: IdText }),
  reply: z.object({ items: z.array(ChannelLink) }),
});
export const quoteMessage = endpoint({
  name: "messaging.quote-message",
  method: "POST",
  path: "/api/clients/:id/message-quotes",
  need: "messages.send",
  summary: "How many parts a text message takes and what it costs, before it is sent",
  params: z.object({ id: IdText }),
  body: z.object({ connectionId: Id, text: z.string().trim().min(1).max(4000) }),
  reply: z.object({ parts: z.int(), costKopecks: z.int().nullable() }),
});
export const updateTemplate = endpoint({
  name: "messaging.update-template",
  method: "PATCH",
  path: "/api/message-templates/:id",
  need: "templates.write",
  summary: "Name, switch, and which fact fills which variable",
  params: z.object({ id: IdText }),
  body: z.object({
    name: z.string().trim().min(1).max(100).optional(),
    isOn: z.boolean().optional(),
    variables: z
      .array(z.object({ index: z.int().positive(), field: z.string().max(60), fallback: z.string().max(200) }))
      .optional(),
  }),
  reply: Template,
});
