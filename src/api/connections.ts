import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Done, Id, IdText, Instant } from "./scalars.ts";

export const connectionKinds = ["twilio", "max", "telegram", "smsc", "sms", "smtp"] as const;
export type ConnectionKind = (typeof connectionKinds)[number];
/** `mailbox` follows a mailbox of the mail and is made by it, never by a form. */
const shownKinds = [...connectionKinds, "mailbox"] as const;
export type KeptKind = (typeof shownKinds)[number];
export const Connection = z.object({
  id: Id,
  code: z.string(),
  kind: z.enum(shownKinds),
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
  /** The same in our words, where the code is known. */
  lastErrorWords: z.string().nullable(),
  lastErrorWordsEn: z.string().nullable(),
  templatesReadAt: Instant.nullable(),
  /** Since when it fails across clients, and of what class. */
  sickAt: Instant.nullable(),
  sickReason: z.string().nullable(),
  isDefault: z.boolean(),
  /** When incoming messages were compared with the partner's list; what that look and all looks brought. */
  inboundCheckedAt: Instant.nullable(),
  inboundDifference: z.int(),
  inboundMissed: z.int(),
  /** The name of the bot at the partner. */
  handle: z.string().nullable(),
  hasCa: z.boolean(),
  /** Whom the certificates name, and until when they hold. */
  caSubjects: z.array(z.object({ name: z.string(), until: Instant })),
  /** Hooks are ordered through the partner's API: whether they are on, as last asked. */
  subscription: z.object({ isOn: z.boolean().nullable(), checkedAt: Instant.nullable() }).nullable(),
});
export const subscribeConnection = endpoint({
  name: "messaging.subscribe-connection",
  method: "POST",
  path: "/api/connections/:id/subscription",
  need: "connections.write",
  summary: "Tell the partner to call us",
  params: z.object({ id: IdText }),
  reply: Connection,
});
/** A hook that could not be understood; its payload stays with us. */
export const DeadHook = z.object({
  id: Id,
  connection: z.string(),
  what: z.string(),
  reason: z.string(),
  attempts: z.int(),
  at: Instant,
  /** When it is tried again by itself; null: only by a person. */
  retryAt: Instant.nullable(),
});
export const listDeadHooks = endpoint({
  name: "messaging.list-dead-hooks",
  method: "GET",
  path: "/api/message-hooks",
  need: "connections.write",
  summary: "What partners brought and we could not understand",
  reply: z.object({ items: z.array(DeadHook), total: z.int() }),
});
export const repeatHook = endpoint({
  name: "messaging.repeat-hook",
  method: "POST",
  path: "/api/message-hooks/:id/processing",
  need: "connections.write",
  summary: "Process it again",
  params: z.object({ id: IdText }),
  reply: Done,
});
export const listConnections = endpoint({
  name: "messaging.list-connections",
  method: "GET",
  path: "/api/connections",
  need: "connections.write",
  summary: "Accounts at partners and their health",
  reply: z.object({ items: z.array(Connection) }),
});
export const channels = ["whatsapp", "max", "telegram", "sms", "email"] as const;
export type Channel = (typeof channels)[number];
export const channelOfKind = {
  twilio: "whatsapp",
  max: "max",
  telegram: "telegram",
  smsc: "sms",
  sms: "sms",
  smtp: "email",
} as const satisfies Record<ConnectionKind, Channel>;
const WEB = /^https?:\/\/\S+$/i;
const NOTHING = /^$/;
const TWILIO = { baseUrl: WEB, accountSid: /^AC[0-9a-f]{32}$/i };
/** What the fields of a connection look like; of a mail account the address is smtp(s)://host:port and the account its login. */
export const connectionShapes: Record<ConnectionKind, Record<"baseUrl" | "accountSid" | "sender", RegExp>> = {
  twilio: { ...TWILIO, sender: /^whatsapp:\+\d{7,15}$/ },
  sms: { ...TWILIO, sender: /^(\+\d{7,15}|[A-Za-z][A-Za-z0-9 ]{1,10})$/ },
  // Of a bot only the token is told; its name is asked of the partner.
  max: { baseUrl: WEB, accountSid: NOTHING, sender: NOTHING },
  telegram: { baseUrl: WEB, accountSid: NOTHING, sender: NOTHING },
  // Without a login the secret is an API key.
  smsc: { baseUrl: WEB, accountSid: /^\S{0,100}$/, sender: /^([A-Za-z0-9 ._-]{1,15})?$/ },
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
  /** Certificates of authorities in PEM; null: only the usual ones. */
  ca: z.string().trim().max(50_000).nullable().optional(),
});
/** Passwords are as short as people like; tokens and keys are made by machines. */
export const hasLongSecret = ({ kind, accountSid }: { kind: ConnectionKind; accountSid: string }): boolean =>
  kind !== "smtp" && !(kind === "smsc" && accountSid !== "");
const NewConnection = ConnectionInput.superRefine((input, check) => {
  const shapes = connectionShapes[input.kind];
  for (const name of ["baseUrl", "accountSid", "sender"] as const)
    if (!shapes[name].test(input[name])) check.addIssue({ code: "custom", path: [name], message: "wrong" });
  // Tokens are long; what is shorter was copied in part. Passwords may be short.
  if (hasLongSecret(input) && input.authToken.length < 16)
    check.addIssue({ code: "custom", path: ["authToken"], message: "too-short" });
});
export const createConnection = endpoint({
  name: "messaging.create-connection",
  method: "POST",
  path: "/api/connections",
  need: "connections.write",
  summary: "Connect an account of a messenger, an SMS gateway or a mail server",
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
