import { z } from "zod";
import type { HookEvent, HookFace, HookPerson, InboundMessage } from "../port.ts";

/** What the bot is told of; the rest of MAX's events are of groups and channels. */
export const updateTypes = [
  "bot_started",
  "bot_stopped",
  "dialog_removed",
  "message_created",
  "message_callback",
  "message_edited",
  "message_removed",
] as const;

const User = z.object({
  user_id: z.number(),
  first_name: z.string().nullish(),
  last_name: z.string().nullish(),
  name: z.string().nullish(),
  is_bot: z.boolean().nullish(),
});
const Attachment = z.looseObject({
  type: z.string(),
  payload: z
    .looseObject({
      url: z.string().nullish(),
      token: z.string().nullish(),
      vcf_info: z.string().nullish(),
      max_info: z.looseObject({ user_id: z.number().nullish() }).nullish(),
      buttons: z.array(z.array(z.looseObject({ text: z.string().nullish(), payload: z.string().nullish() }))).nullish(),
    })
    .nullish()
    .catch(null),
  filename: z.string().nullish(),
  latitude: z.number().nullish(),
  longitude: z.number().nullish(),
});
type Attachment = z.infer<typeof Attachment>;
const Message = z.object({
  sender: User.nullish(),
  recipient: z.object({
    chat_id: z.number().nullish(),
    chat_type: z.string().nullish(),
    user_id: z.number().nullish(),
  }),
  body: z.object({
    mid: z.string(),
    text: z.string().nullish(),
    attachments: z.array(Attachment).nullish().catch(null),
  }),
  link: z.looseObject({ type: z.string(), message: z.looseObject({ mid: z.string().nullish() }).nullish() }).nullish(),
});
const Update = z.object({
  update_type: z.string(),
  timestamp: z.number(),
  chat_id: z.number().nullish(),
  user: User.nullish(),
  user_id: z.number().nullish(),
  payload: z.string().nullish(),
  message_id: z.string().nullish(),
  message: Message.nullish(),
  callback: z.object({ callback_id: z.string(), payload: z.string().nullish(), user: User }).nullish(),
});
type Update = z.infer<typeof Update>;
const Face = z.object({
  update_type: z.string(),
  timestamp: z.number().catch(0),
  message_id: z.string().nullish().catch(null),
  user_id: z.number().nullish().catch(null),
  user: z.object({ user_id: z.number() }).nullish().catch(null),
  callback: z.object({ callback_id: z.string() }).nullish().catch(null),
  message: z
    .object({ body: z.object({ mid: z.string() }) })
    .nullish()
    .catch(null),
});

/** MAX numbers nothing: a message is known by its mid, a press by its callback, all else by what, when and who. */
export function faceOf(payload: unknown): HookFace {
  const face = Face.safeParse(payload).data;
  if (!face) return { once: null, externalId: null, status: "unreadable" };
  const { update_type: type, timestamp } = face;
  const mid = face.message?.body.mid ?? face.message_id ?? null;
  const person = face.user?.user_id ?? face.user_id ?? "";
  const key =
    face.callback?.callback_id ?? (type === "message_created" ? mid : `${timestamp}:${person}${mid ? `:${mid}` : ""}`);
  return { once: key && `${type}:${key}`, externalId: mid, status: type.slice(0, 60) };
}

export function parseWebhook(payload: unknown): HookEvent[] {
  const update = Update.parse(payload);
  return [eventOf(update) ?? { kind: "unknown", type: update.update_type.slice(0, 60) }];
}

function eventOf(update: Update): HookEvent | null {
  switch (update.update_type) {
    case "bot_started":
      return update.user ? { kind: "started", person: personOf(update), token: update.payload || null } : null;
    case "bot_stopped":
    case "dialog_removed":
      return update.user ? { kind: "optOut", person: personOf(update) } : null;
    case "message_created":
      return update.message ? created(update.message) : null;
    case "message_callback":
      return update.callback ? pressed(update.callback, update.message ?? null) : null;
    case "message_edited":
      return update.message
        ? { kind: "changed", externalId: update.message.body.mid, text: update.message.body.text ?? "" }
        : null;
    case "message_removed":
      return update.message_id ? { kind: "changed", externalId: update.message_id, text: null } : null;
    default:
      return null;
  }
}

type User = z.infer<typeof User>;
/** People put poems there; a card's title is a name. */
const nameOf = ({ first_name: first, last_name: last, name }: User): string =>
  ([first, last].filter(Boolean).join(" ") || name || "").trim().slice(0, 100);

const personOf = ({ user, chat_id: chat }: Pick<Update, "user" | "chat_id">): HookPerson => ({
  address: String(user?.user_id ?? ""),
  chat: chat === null || chat === undefined ? null : String(chat),
  profileName: user ? nameOf(user) : "",
});

/** Groups and what bots say are not a client's words. */
function created({ sender, recipient, body, link }: z.infer<typeof Message>): HookEvent | null {
  if (!sender || sender.is_bot === true || (recipient.chat_type ?? "dialog") !== "dialog") return null;
  const attachments = body.attachments ?? [];
  const message: InboundMessage = {
    externalId: body.mid,
    ...personOf({ user: sender, chat_id: recipient.chat_id }),
    phone: phoneIn(attachments, sender.user_id),
    text: body.text || attachments.map(wordsOf).filter(Boolean).join("\n"),
    button: null,
    media: attachments.map(fileOf).filter((file) => file !== null),
    replyTo: link?.type === "reply" ? (link.message?.mid ?? null) : null,
  };
  return { kind: "inbound", message };
}

function pressed(callback: NonNullable<Update["callback"]>, message: z.infer<typeof Message> | null): HookEvent {
  const { callback_id: callbackId, user } = callback;
  const payload = callback.payload ?? "";
  const buttons = (message?.body.attachments ?? []).flatMap(({ payload: keyboard }) => keyboard?.buttons?.flat() ?? []);
  const text = buttons.find((button) => button.payload === payload)?.text || payload;
  return {
    kind: "inbound",
    message: {
      externalId: `callback:${callbackId}`,
      ...personOf({ user, chat_id: message?.recipient.chat_id }),
      phone: null,
      text,
      button: { text, payload, callbackId },
      media: [],
      replyTo: message?.body.mid ?? null,
    },
  };
}

/** His own card only: people also send the cards of their friends. */
function phoneIn(attachments: readonly Attachment[], senderId: number): string | null {
  const own = attachments.find(({ type, payload }) => type === "contact" && payload?.max_info?.user_id === senderId);
  const line = /^TEL[^:\r\n]*:([+\d ()-]{7,20})\s*$/im.exec(own?.payload?.vcf_info ?? "")?.[1];
  const digits = line?.replace(/\D/g, "") ?? "";
  return digits.length >= 10 ? `+${digits}` : null;
}

function wordsOf({ type, payload, latitude, longitude }: Attachment): string {
  if (type === "location" && latitude != null && longitude != null) return `${latitude}, ${longitude}`;
  if (type !== "contact") return "";
  return [...(payload?.vcf_info ?? "").matchAll(/^(?:FN|TEL)[^:\r\n]*:(.+?)\s*$/gim)]
    .map(([, value]) => value)
    .join(" ");
}

const fileTypes: Readonly<Record<string, string>> = {
  image: "image/jpeg",
  video: "video/mp4",
  audio: "audio/mpeg",
  file: "",
  sticker: "image/webp",
};

function fileOf({ type, payload, filename }: Attachment): InboundMessage["media"][number] | null {
  const declaredType = fileTypes[type];
  if (declaredType === undefined) return null;
  const named = filename ? { name: filename.slice(0, 200) } : {};
  // A film has no address of its own: its token is asked for one when the file is fetched.
  if (type === "video" && payload?.token) return { url: `max-video:${payload.token}`, declaredType, ...named };
  return payload?.url ? { url: payload.url, declaredType, ...named } : null;
}
