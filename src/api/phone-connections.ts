import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Done, Id, IdText, Instant, Line, page } from "./scalars.ts";

const Person = z.object({ id: Id, name: z.string() });

const Extension = z.string().regex(/^\d{2,6}$/, "wrong");
export const PhoneConnection = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  baseUrl: z.string(),
  apiKey: z.string(),
  hasSecret: z.boolean(),
  /** IANA name; null: as the account says. */
  zone: z.string().nullable(),
  accountZone: z.string().nullable(),
  /** Where a call goes that nobody of ours is to get: "0-1", "0-main"; null: the PBX's own way. */
  defaultScenario: z.string().nullable(),
  /** Addresses and ranges from which the partner may call our hooks; none: any. */
  hookAddresses: z.array(z.string()),
  hasCaFile: z.boolean(),
  /** To be given to the partner as it is: it holds a secret mark. */
  hookUrl: z.string(),
  /** Years for which recordings are kept. */
  keepYears: z.int(),
  isWebPhoneOn: z.boolean(),
  webPhoneHost: z.string(),
  isOn: z.boolean(),
  /** Extensions of the PBX as last read. */
  extensions: z.array(z.string()),
  balanceText: z.string().nullable(),
  lastSuccessAt: Instant.nullable(),
  lastHookAt: Instant.nullable(),
  lastError: z.string().nullable(),
  lastErrorAt: Instant.nullable(),
});
export const listPhoneConnections = endpoint({
  name: "telephony.list-connections",
  method: "GET",
  path: "/api/telephony/connections",
  need: "connections.write",
  summary: "Accounts of telephony and their health",
  reply: z.object({ items: z.array(PhoneConnection) }),
});
const PhoneConnectionInput = z.object({
  name: Line(100),
  baseUrl: z.url({ protocol: /^https?$/ }).max(300),
  apiKey: z.string().trim().min(8).max(200),
  /** Never shown again. */
  secret: z.string().trim().min(8).max(200),
  zone: z.string().max(60).nullable(),
  defaultScenario: z
    .string()
    .regex(/^\d{1,3}(-(\d{1,3}|main))?$/, "wrong")
    .nullable(),
  hookAddresses: z.array(z.string().trim().min(2).max(50)).max(50),
  /** PEM of a certificate authority the partner is signed by; null takes it away. */
  caFile: z.string().max(50_000).nullable(),
  keepYears: z.int().min(1).max(30),
  isWebPhoneOn: z.boolean(),
  webPhoneHost: z.url({ protocol: /^https$/ }).max(200),
  isOn: z.boolean(),
});
export const createPhoneConnection = endpoint({
  name: "telephony.create-connection",
  method: "POST",
  path: "/api/telephony/connections",
  need: "connections.write",
  summary: "Connect a Zadarma or Novofon account",
  body: PhoneConnectionInput.partial().extend({
    code: z.string().regex(/^[a-z0-9-]{2,20}$/),
    name: PhoneConnectionInput.shape.name,
    baseUrl: PhoneConnectionInput.shape.baseUrl,
    apiKey: PhoneConnectionInput.shape.apiKey,
    secret: PhoneConnectionInput.shape.secret,
  }),
  reply: PhoneConnection,
  status: 201,
});
export const updatePhoneConnection = endpoint({
  name: "telephony.update-connection",
  method: "PATCH",
  path: "/api/telephony/connections/:id",
  need: "connections.write",
  summary: "Change it; what is not named stays, the secret too",
  params: z.object({ id: IdText }),
  body: PhoneConnectionInput.partial(),
  reply: PhoneConnection,
});
export const checkPhoneConnection = endpoint({
  name: "telephony.check-connection",
  method: "POST",
  path: "/api/telephony/connections/:id/check",
  need: "connections.write",
  summary: "Ask the partner now: balance, clock, extensions",
  params: z.object({ id: IdText }),
  reply: PhoneConnection,
});
export const installPhoneHooks = endpoint({
  name: "telephony.install-hooks",
  method: "POST",
  path: "/api/telephony/connections/:id/hooks",
  need: "connections.write",
  summary: "Tell the partner our address and switch all its events on",
  params: z.object({ id: IdText }),
  reply: PhoneConnection,
});
export const rotateHookMark = endpoint({
  name: "telephony.rotate-hook-mark",
  method: "POST",
  path: "/api/telephony/connections/:id/hook-mark",
  need: "connections.write",
  summary: "A new secret mark in the address; the former stops working at once",
  params: z.object({ id: IdText }),
  reply: PhoneConnection,
});

export const UserExtension = z.object({ user: Person, connectionId: Id, extension: z.string(), onShift: z.boolean() });
export const listExtensions = endpoint({
  name: "telephony.list-extensions",
  method: "GET",
  path: "/api/telephony/extensions",
  need: "connections.write",
  summary: "Who has which extension",
  reply: z.object({ items: z.array(UserExtension) }),
});
export const setExtension = endpoint({
  name: "telephony.set-extension",
  method: "PUT",
  path: "/api/telephony/connections/:id/extensions/:userId",
  need: "connections.write",
  summary: "An employee's extension; null takes it away. Conflict: extension-taken",
  params: z.object({ id: IdText, userId: IdText }),
  body: z.object({ extension: Extension.nullable() }),
  reply: Done,
});
/** What my browser needs to offer calling. */
export const getMyPhone = endpoint({
  name: "telephony.get-my-phone",
  method: "GET",
  path: "/api/telephony/my-phone",
  need: "calls.read",
  summary: "My extension, and whether I can call and use the phone in the browser",
  reply: z.object({
    extension: z.string().nullable(),
    connectionId: Id.nullable(),
    connectionName: z.string().nullable(),
    canCall: z.boolean(),
    hasWebPhone: z.boolean(),
  }),
});
export const setMyExtension = endpoint({
  name: "telephony.set-my-extension",
  method: "PUT",
  path: "/api/telephony/my-phone",
  need: "calls.write",
  summary: "My own extension, on the named connection or the only one. Conflict: extension-taken",
  body: z.object({ extension: Extension.nullable(), connectionId: Id.optional() }),
  reply: Done,
});
/** The widget itself is opened by the page /phone, which has a content policy of its own. */
export const getWebPhoneKey = endpoint({
  name: "telephony.get-web-phone-key",
  method: "GET",
  path: "/api/telephony/web-phone-key",
  need: "calls.write",
  summary: "A key of the partner's WebRTC widget for my extension. Refused: no-extension, web-phone-off",
  reply: z.object({ key: z.string(), sip: z.string(), host: z.string() }),
});

export const PhoneHook = z.object({
  id: Id,
  connectionId: Id,
  event: z.string(),
  at: Instant,
  verdict: z.enum(["signed", "unverified", "wrong-signature", "no-signature"]),
  callId: Id.nullable(),
  attempts: z.int(),
  error: z.string().nullable(),
});
export const listDeadHooks = endpoint({
  name: "telephony.list-dead-hooks",
  method: "GET",
  path: "/api/telephony/dead-hooks",
  need: "connections.write",
  summary: "Events of the line that could not be understood, newest first",
  query: z.object({ after: z.string().max(40).optional() }),
  reply: page(PhoneHook),
});
export const processHookAgain = endpoint({
  name: "telephony.process-hook-again",
  method: "POST",
  path: "/api/telephony/dead-hooks/:id/processing",
  need: "connections.write",
  summary: "Process it once more",
  params: z.object({ id: IdText }),
  reply: Done,
});
