import { z } from "zod";
import type { HookEvent, HookFace, HookPerson, InboundMessage } from "../port.ts";

/** What the bot is told of; `my_chat_member` says that a person blocked it or took it back. */
export const updateTypes = ["message", "edited_message", "callback_query", "my_chat_member"] as const;

const User = z.object({
  id: z.number(),
  is_bot: z.boolean().optional(),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
});
const Chat = z.object({ id: z.number(), type: z.string() });
const File = z.looseObject({ file_id: z.string(), mime_type: z.string().optional(), file_name: z.string().optional() });
const Message = z.object({
  message_id: z.number(),
  from: User.optional(),
  chat: Chat,
  text: z.string().optional(),
  caption: z.string().optional(),
  photo: z.array(File).optional(),
  document: File.optional(),
  video: File.optional(),
  video_note: File.optional(),
  audio: File.optional(),
  voice: File.optional(),
  sticker: File.optional(),
  contact: z
    .object({
      phone_number: z.string(),
      first_name: z.string().optional(),
      last_name: z.string().optional(),
      user_id: z.number().optional(),
    })
    .optional(),
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
  reply_to_message: z.object({ message_id: z.number() }).optional(),
  reply_markup: z
    .looseObject({
      inline_keyboard: z
        .array(z.array(z.looseObject({ text: z.string(), callback_data: z.string().optional() })))
        .optional(),
    })
    .optional()
    .catch(undefined),
});
type Message = z.infer<typeof Message>;
const Update = z.object({
  update_id: z.number(),
  message: Message.optional(),
  edited_message: Message.optional(),
  callback_query: z
    .object({ id: z.string(), from: User, message: Message.optional().catch(undefined), data: z.string().optional() })
    .optional(),
  my_chat_member: z
    .object({ chat: Chat, from: User, new_chat_member: z.looseObject({ status: z.string() }) })
    .optional(),
});

const Face = z.looseObject({ update_id: z.number() });

/** Every update has a number of its own, the same at each repetition. */
export function faceOf(payload: unknown): HookFace {
  const face = Face.safeParse(payload).data;
  if (!face) return { once: null, externalId: null, status: "unreadable" };
  return { once: `update:${face.update_id}`, externalId: null, status: typeOf(face) };
}

const typeOf = (update: object): string =>
  (Object.keys(update).find((name) => name !== "update_id") ?? "").slice(0, 60);

export function parseWebhook(payload: unknown): HookEvent[] {
  const update = Update.parse(payload);
  return [eventOf(update) ?? { kind: "unknown", type: typeOf(Face.parse(payload)) }];
}

function eventOf({
  message,
  edited_message: edited,
  callback_query: press,
  my_chat_member: member,
}: z.infer<typeof Update>): HookEvent | null {
  if (message) return isOfPerson(message) ? said(message) : null;
  if (edited)
    return isOfPerson(edited)
      ? { kind: "changed", externalId: idOf(edited), text: edited.text ?? edited.caption ?? "" }
      : null;
  if (press) return pressed(press);
  if (member?.chat.type !== "private") return null;
  const person = personOf(member.from, member.chat);
  return member.new_chat_member.status === "kicked" ? { kind: "optOut", person } : { kind: "optIn", person };
}

/** Groups and what bots say are not a client's words. */
const isOfPerson = ({ chat, from }: Message): boolean => chat.type === "private" && from?.is_bot !== true;

/** Numbers of messages are each conversation's own. */
const idOf = ({ chat, message_id: id }: { chat: { id: number }; message_id: number }): string => `${chat.id}:${id}`;

const personOf = (user: z.infer<typeof User> | undefined, chat: { id: number }): HookPerson => ({
  address: String(chat.id),
  chat: null,
  profileName: [user?.first_name, user?.last_name].filter(Boolean).join(" ").trim().slice(0, 100),
});

function said(message: Message): HookEvent {
  const start = /^\/start(?:@\w+)?(?:\s+(\S{1,64}))?\s*$/.exec(message.text ?? "");
  if (start) return { kind: "started", person: personOf(message.from, message.chat), token: start[1] ?? null };
  const { contact, location } = message;
  const words = [
    message.text ?? message.caption,
    location && `${location.latitude}, ${location.longitude}`,
    contact && [contact.first_name, contact.last_name, contact.phone_number].filter(Boolean).join(" "),
  ];
  return {
    kind: "inbound",
    message: {
      externalId: idOf(message),
      ...personOf(message.from, message.chat),
      phone: phoneIn(message),
      text: words.find(Boolean) ?? "",
      button: null,
      media: filesIn(message),
      replyTo: message.reply_to_message ? idOf({ ...message, ...message.reply_to_message }) : null,
    },
  };
}

/** His own card only: people also send the cards of their friends. */
function phoneIn({ contact, from }: Message): string | null {
  if (!contact || contact.user_id === undefined || contact.user_id !== from?.id) return null;
  const digits = contact.phone_number.replace(/\D/g, "");
  return digits.length >= 10 ? `+${digits}` : null;
}

type Press = NonNullable<z.infer<typeof Update>["callback_query"]>;

function pressed({ id, from, message, data = "" }: Press): HookEvent | null {
  const chat = message?.chat ?? { id: from.id, type: "private" };
  if (chat.type !== "private") return null;
  const buttons = message?.reply_markup?.inline_keyboard?.flat() ?? [];
  const text = buttons.find((button) => button.callback_data === data)?.text ?? data;
  return {
    kind: "inbound",
    message: {
      externalId: `callback:${id}`,
      ...personOf(from, chat),
      phone: null,
      text,
      button: { text, payload: data, callbackId: id },
      media: [],
      replyTo: message ? idOf(message) : null,
    },
  };
}

/** A photo comes in several sizes, the largest last. The address is asked for when the file is fetched. */
function filesIn(message: Message): InboundMessage["media"] {
  const { photo, document, video, video_note: note, audio, voice, sticker } = message;
  const usual: [z.infer<typeof File> | undefined, string][] = [
    [photo?.at(-1), "image/jpeg"],
    [document, ""],
    [video, "video/mp4"],
    [note, "video/mp4"],
    [audio, "audio/mpeg"],
    [voice, "audio/ogg"],
    [sticker, "image/webp"],
  ];
  return usual.flatMap(([file, type]) =>
    file
      ? [
          {
            url: `telegram-file:${file.file_id}`,
            declaredType: file.mime_type ?? type,
            ...(file.file_name ? { name: file.file_name.slice(0, 200) } : {}),
          },
        ]
      : [],
  );
}
