import { z } from "zod";
import { fetchFile } from "../fetch-file.ts";
import { NoAnswer } from "../http-call.ts";
import type { FormPart } from "../multipart.ts";
import {
  PartnerError,
  type Button,
  type Capabilities,
  type Channel,
  type FetchedMedia,
  type OutgoingFile,
  type OutgoingMessage,
  type SendOutcome,
  type Subscription,
} from "../port.ts";
import { isSameSecret } from "../same-secret.ts";
import {
  fileAddress,
  telegramClient,
  TelegramRefusal,
  type AskTelegram,
  type TelegramAccount,
} from "./telegram-client.ts";
import { outcomeOf, partnerErrorOf } from "./telegram-errors.ts";
import { faceOf, parseWebhook, updateTypes } from "./telegram-hooks.ts";

export const telegramCapabilities: Capabilities = {
  canStart: false,
  needsTemplateOutsideHours: null,
  receipts: "none",
  buttons: 100,
  maxText: 4096,
  maxFile: 50 * 1024 * 1024,
  maxFiles: 10,
  maxCaption: 1024,
  reply: true,
  edit: true,
  countsParts: false,
};

/** A bot in Telegram. Nothing but the HTTP answer tells what became of a message, and no list of ours can be asked for. */
export function telegramChannel(account: TelegramAccount): Channel {
  const ask = telegramClient(account);
  return {
    capabilities: telegramCapabilities,
    send: (message) => send(ask, message),
    listTemplates: async () => [],
    check: () => orPartnerError(async () => void (await ask("getMe", {}))),
    reconcile: async () => [],
    fetchMedia: (url) => orPartnerError(() => fetchByFileId(ask, account, url)),
    verify: ({ headers }) => isSameSecret(headers["x-telegram-bot-api-secret-token"], account.hookSecret),
    glance: ({ payload }) => faceOf(payload),
    parseWebhook: ({ payload }) => parseWebhook(payload),
    subscription: subscriptionOf(ask, account.hookSecret),
    publicAddress: async () => {
      const { username } = await orPartnerError(async () => Me.parse(await ask("getMe", {})));
      return `https://t.me/${encodeURIComponent(username)}`;
    },
    answerButton: (id) =>
      orPartnerError(async () => void (await ask("answerCallbackQuery", { callback_query_id: id }))),
  };
}

const Me = z.object({ username: z.string().min(1) });
const Sent = z.object({ message_id: z.number(), chat: z.object({ id: z.number() }) });
/** Several files are several messages there; the first stands for all of them. */
const Made = z.union([
  Sent,
  z
    .array(Sent)
    .min(1)
    .transform(([first]) => first),
]);

async function send(ask: AskTelegram, message: OutgoingMessage): Promise<SendOutcome> {
  if (message.content.kind === "template")
    return { kind: "rejected", class: "content", code: "no-templates", text: "Telegram has no templates" };
  try {
    const made = Made.safeParse(await ask(...methodFor(message)));
    return made.success && made.data
      ? { kind: "accepted", externalId: `${made.data.chat.id}:${made.data.message_id}`, state: "sent" }
      : { kind: "unknown", reason: "the answer holds no id" };
  } catch (error) {
    return outcomeOf(error);
  }
}

function methodFor({ to, content, replyTo }: OutgoingMessage): [method: string, params: object | FormPart[]] {
  const answered = replyTo?.split(":")[1];
  const reply = answered
    ? { reply_parameters: { message_id: Number(answered), allow_sending_without_reply: true } }
    : {};
  if (content.kind === "file") return filesMethod(to, content.text, content.files, reply);
  const text = content.kind === "template" ? "" : content.text;
  const keyboard = content.kind === "buttons" ? { reply_markup: keyboardOf(content.buttons) } : {};
  return ["sendMessage", { chat_id: to, text, ...keyboard, ...reply }];
}

function filesMethod(
  to: string,
  text: string,
  files: readonly OutgoingFile[],
  reply: object,
): [method: string, params: FormPart[]] {
  const common = [
    { name: "chat_id", value: to },
    ...Object.entries(reply).map(([name, value]) => ({ name, value: JSON.stringify(value) })),
  ];
  const [only, ...more] = files;
  if (only && more.length === 0) {
    const kind = /^image\/(jpeg|png)$/.test(only.type) && only.size <= PHOTO_BYTES ? "photo" : "document";
    const caption = text === "" ? [] : [{ name: "caption", value: text }];
    return [kind === "photo" ? "sendPhoto" : "sendDocument", [...common, ...caption, { name: kind, value: only }]];
  }
  const media = files.map((_, at) => ({
    type: "document",
    media: `attach://file${at}`,
    ...(at === files.length - 1 && text !== "" ? { caption: text } : {}),
  }));
  return [
    "sendMediaGroup",
    [
      ...common,
      { name: "media", value: JSON.stringify(media) },
      ...files.map((file, at) => ({ name: `file${at}`, value: file })),
    ],
  ];
}

/** A larger picture is taken as a document. */
const PHOTO_BYTES = 10 * 1024 * 1024;

/** A card can be asked for only by the keyboard below the field; all else stands under the message. */
function keyboardOf(rows: readonly (readonly Button[])[]): object {
  if (rows.flat().some((button) => button.kind === "contact"))
    return {
      keyboard: rows.map((row) =>
        row.map((button) => ({ text: button.text, ...(button.kind === "contact" ? { request_contact: true } : {}) })),
      ),
      one_time_keyboard: true,
      resize_keyboard: true,
    };
  return {
    inline_keyboard: rows.map((row) =>
      row.map((button) =>
        button.kind === "link"
          ? { text: button.text, url: button.url }
          : { text: button.text, callback_data: button.kind === "answer" ? button.payload : button.text },
      ),
    ),
  };
}

const Found = z.object({ file_path: z.string().min(1) });

async function fetchByFileId(ask: AskTelegram, account: TelegramAccount, url: string): Promise<FetchedMedia> {
  const id = /^telegram-file:(.+)$/.exec(url)?.[1];
  if (id === undefined) throw new PartnerError("media-address", "not a file of this bot", false);
  const found = Found.safeParse(await ask("getFile", { file_id: id }));
  if (!found.success) throw new PartnerError("media-404", "Telegram does not give the file", false);
  return fetchFile(account, fileAddress(account, found.data.file_path));
}

const Info = z.object({ url: z.string().catch("") });

function subscriptionOf(ask: AskTelegram, secret: string): Subscription {
  return {
    isOn: (hookUrl) => orPartnerError(async () => Info.parse(await ask("getWebhookInfo", {})).url === hookUrl),
    turnOn: (hookUrl) =>
      orPartnerError(
        async () =>
          void (await ask("setWebhook", { url: hookUrl, secret_token: secret, allowed_updates: updateTypes })),
      ),
    turnOff: () => orPartnerError(async () => void (await ask("deleteWebhook", {}))),
  };
}

async function orPartnerError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NoAnswer || error instanceof TelegramRefusal || error instanceof z.ZodError)
      throw partnerErrorOf(error);
    throw error;
  }
}
