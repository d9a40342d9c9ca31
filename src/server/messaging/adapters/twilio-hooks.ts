// The checker alone: the whole package takes a second and some 30 MB to load.
import { validateRequest } from "twilio/lib/webhooks/webhooks.js";
import { z } from "zod";
import type { News } from "../rules.ts";
import type { BroughtHook, HookEvent, HookFace, InboundMessage, SignedHook, StatusNews } from "./port.ts";

const Form = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
export type HookParams = z.infer<typeof Form>;

const meanings: Record<string, News> = {
  accepted: "accepted",
  scheduled: "accepted",
  queued: "accepted",
  sending: "accepted",
  sent: "sent",
  delivered: "delivered",
  read: "read",
  undelivered: "failed",
  failed: "failed",
  canceled: "cancelled",
};

/** Twilio's word in ours; null for a word that is new or says nothing about the outcome. */
export const newsOf = (status: string): News | null =>
  Object.hasOwn(meanings, status) ? (meanings[status] ?? null) : null;

export function isSigned(tokens: readonly string[], { headers, url, payload }: SignedHook): boolean {
  const signature = headers["x-twilio-signature"];
  const params = Form.safeParse(payload);
  if (typeof signature !== "string" || !params.success) return false;
  return tokens.some((token) => validateRequest(token, signature, url, { ...params.data }));
}

/** Any word in the answer would be sent to the person, so the answer is empty. */
export const EMPTY_TWIML = {
  type: "text/xml; charset=utf-8",
  body: '<?xml version="1.0" encoding="UTF-8"?><Response/>',
};

/** Every delivery is kept: Twilio's repeats have no key that all of them bear. */
export function faceOf(payload: unknown): HookFace {
  const params = Form.safeParse(payload).data ?? {};
  const word = (...names: string[]): string | null => {
    const value = names.map((name) => params[name]).find((found) => typeof found === "string" && found !== "");
    return typeof value === "string" ? value : null;
  };
  return {
    once: null,
    externalId: word("MessageSid", "SmsSid"),
    status: word("MessageStatus", "SmsStatus") ?? "",
  };
}

export function parseWebhook({ door, payload }: BroughtHook): HookEvent[] {
  const params = Form.parse(payload);
  return door === "inbound"
    ? [{ kind: "inbound", message: parseInbound(params) }]
    : [{ kind: "status", news: parseStatus(params) }];
}

const text = z.string().default("");
const Status = z.object({
  MessageSid: z.string().optional(),
  SmsSid: z.string().optional(),
  MessageStatus: z.string().optional(),
  SmsStatus: z.string().optional(),
  ErrorCode: text,
  ErrorMessage: text,
  ChannelStatusMessage: text,
});

export function parseStatus(params: HookParams): StatusNews {
  const hook = Status.parse(params);
  const status = hook.MessageStatus ?? hook.SmsStatus ?? "";
  return {
    externalId: z
      .string()
      .min(1)
      .parse(hook.MessageSid ?? hook.SmsSid),
    status,
    news: newsOf(status),
    errorCode: hook.ErrorCode || null,
    errorText: hook.ErrorMessage || hook.ChannelStatusMessage || null,
  };
}

/** People put poems there; a card's title is a name. */
const MAX_NAME = 100;

const Inbound = z.object({
  MessageSid: z.string().min(1),
  From: z.string().min(1),
  Body: text,
  NumMedia: z.coerce.number().int().min(0).max(20).catch(0),
  ProfileName: text,
  ButtonText: text,
  ButtonPayload: text,
  ListTitle: text,
  Latitude: text,
  Longitude: text,
  Label: text,
  Address: text,
});

/** New parameters appear without notice; those we have no use for stay in the stored hook. */
export function parseInbound(params: HookParams): InboundMessage {
  const hook = Inbound.parse(params);
  const phone = /^(?:whatsapp:)?(\+\d{7,15})$/.exec(hook.From)?.[1] ?? null;
  const place = [hook.Label, hook.Address, hook.Latitude && `${hook.Latitude}, ${hook.Longitude}`]
    .filter(Boolean)
    .join("\n");
  return {
    externalId: hook.MessageSid,
    address: hook.From,
    phone,
    profileName: hook.ProfileName.trim().slice(0, MAX_NAME),
    text: hook.Body || hook.ButtonText || hook.ListTitle || place,
    button: hook.ButtonText ? { text: hook.ButtonText, payload: hook.ButtonPayload } : null,
    media: Array.from({ length: hook.NumMedia }, (_, i) => mediaAt(params, i)).filter((file) => file !== null),
  };
}

function mediaAt(params: HookParams, index: number): { url: string; declaredType: string } | null {
  const url = params[`MediaUrl${index}`];
  const type = params[`MediaContentType${index}`];
  return typeof url === "string" && url !== "" ? { url, declaredType: typeof type === "string" ? type : "" } : null;
}
