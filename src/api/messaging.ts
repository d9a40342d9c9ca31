import { z } from "zod";
import { endpoint } from "./endpoint.ts";
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
  templateName: z.string().nullable(),
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
  isOptedOut: z.boolean(),
  failedReason: z.string().nullable(),
  isOn: z.boolean(),
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
export const Template = z.object({
  id: Id,
  connectionId: Id,
  code: z.string(),
  name: z.string(),
  body: z.string(),
  language: z.string(),
  category: z.string(),
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
    text: z.string().trim().min(1).max(1600).optional(),
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
export const markDialogRead = endpoint({
  name: "messaging.mark-dialog-read",
  method: "PUT",
  path: "/api/clients/:id/dialogs/read",
  need: "messages.send",
  summary: "Unread marks of the client are cleared",
  params: z.object({ id: IdText }),
  reply: Done,
});

export const Connection = z.object({
  id: Id,
  code: z.string(),
  kind: z.enum(["twilio", "sms", "smtp"]),
  channel: z.string(),
  name: z.string(),
  baseUrl: z.string(),
  accountSid: z.string(),
  sender: z.string(),
  isOn: z.boolean(),
  hasSecret: z.boolean(),
  statusUrl: z.string(),
  inboundUrl: z.string(),
  lastSuccessAt: Instant.nullable(),
  lastError: z.string().nullable(),
  lastErrorAt: Instant.nullable(),
  templatesReadAt: Instant.nullable(),
});
export const listConnections = endpoint({
  name: "messaging.list-connections",
  method: "GET",
  path: "/api/connections",
  need: "connections.write",
  summary: "Accounts at partners and their health",
  reply: z.object({ items: z.array(Connection) }),
});
export const connectionKinds = ["twilio", "sms", "smtp"] as const;
export type ConnectionKind = (typeof connectionKinds)[number];
export const channels = ["whatsapp", "sms", "email"] as const;
export type Channel = (typeof channels)[number];
export const channelOfKind = { twilio: "whatsapp", sms: "sms", smtp: "email" } as const satisfies Record<
  ConnectionKind,
  Channel
>;
const TWILIO = { baseUrl: /^https?:\/\/\S+$/i, accountSid: /^AC[0-9a-f]{32}$/i };
/** What the fields of a connection look like; of a mail account the address is smtp(s)://host:port and the account its login. */
export const connectionShapes: Record<ConnectionKind, Record<"baseUrl" | "accountSid" | "sender", RegExp>> = {
  twilio: { ...TWILIO, sender: /^whatsapp:\+\d{7,15}$/ },
  sms: { ...TWILIO, sender: /^(\+\d{7,15}|[A-Za-z][A-Za-z0-9 ]{1,10})$/ },
  smtp: {
    baseUrl: /^smtps?:\/\/[^\s/:@]+(:\d{1,5})?$/i,
    accountSid: /^\S{0,200}$/,
    sender: /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/,
  },
};
const ConnectionInput = z.object({
  kind: z.enum(connectionKinds).default("twilio"),
  code: z.string().regex(/^[a-z0-9-]{2,20}$/),
  name: z.string().trim().min(1).max(100),
  baseUrl: z.url({ protocol: /^(https?|smtps?)$/ }).max(300),
  accountSid: z.string().max(200),
  authToken: z.string().min(1).max(200),
  sender: z.string().max(200),
  isOn: z.boolean(),
});
const NewConnection = ConnectionInput.superRefine((input, check) => {
  const shapes = connectionShapes[input.kind];
  for (const name of ["baseUrl", "accountSid", "sender"] as const)
    if (!shapes[name].test(input[name])) check.addIssue({ code: "custom", path: [name], message: "wrong" });
  // Twilio's tokens are long; what is shorter was copied in part.
  if (input.kind !== "smtp" && input.authToken.length < 16)
    check.addIssue({ code: "custom", path: ["authToken"], message: "too-short" });
});
export const createConnection = endpoint({
  name: "messaging.create-connection",
  method: "POST",
  path: "/api/connections",
  need: "connections.write",
  summary: "Connect a Twilio account or a mail server",
  body: NewConnection,
  reply: Connection,
  status: 201,
});
export const updateConnection = endpoint({
  name: "messaging.update-connection",
  method: "PATCH",
  path: "/api/connections/:id",
  need: "connections.write",
  summary: "Change it; an empty secret leaves the old one",
  params: z.object({ id: IdText }),
  body: ConnectionInput.omit({ code: true, kind: true }).partial(),
  reply: Connection,
});
export const checkConnection = endpoint({
  name: "messaging.check-connection",
  method: "POST",
  path: "/api/connections/:id/check",
  need: "connections.write",
  summary: "Ask the partner now and read its templates",
  params: z.object({ id: IdText }),
  reply: Connection,
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
