import { z } from "zod";
import type { Button, Capabilities, Channel, Content, OutgoingMessage, PartnerMessage, SendOutcome } from "../port.ts";
import { PartnerError } from "../port.ts";
import { fetchFile } from "../fetch-file.ts";
import { NoAnswer } from "../http-call.ts";
import { isSameSecret } from "../same-secret.ts";
import { maxClient, MaxRefusal, type AskMax, type MaxAccount } from "./max-client.ts";
import { outcomeOf, partnerErrorOf } from "./max-errors.ts";
import { uploadFile } from "./max-files.ts";
import { faceOf, parseWebhook } from "./max-hooks.ts";
import { maxSubscription } from "./max-subscription.ts";

export const maxCapabilities: Capabilities = {
  canStart: false,
  needsTemplateOutsideHours: null,
  receipts: "none",
  buttons: 210,
  maxText: 4000,
  maxFile: 50 * 1024 * 1024,
  maxFiles: 10,
  reply: true,
  edit: true,
  countsParts: false,
};

/** A bot in MAX (dev.max.ru). Nothing but the HTTP answer tells what became of a message: it is sent, or it is not. */
export function maxChannel(account: MaxAccount): Channel {
  const ask = maxClient(account);
  return {
    capabilities: maxCapabilities,
    send: (message) => send(ask, account, message),
    listTemplates: async () => [],
    check: () => orPartnerError(async () => void z.object({ user_id: z.number() }).parse(await ask("GET", "/me", {}))),
    reconcile: (since, _address, asked) => orPartnerError(() => listSent(ask, since, asked?.chat ?? null)),
    fetchMedia: (url) => orPartnerError(async () => fetchFile(account, await addressOf(ask, url))),
    verify: ({ headers }) => isSameSecret(headers["x-max-bot-api-secret"], account.hookSecret),
    glance: ({ payload }) => faceOf(payload),
    parseWebhook: ({ payload }) => parseWebhook(payload),
    subscription: maxSubscription(ask, account.hookSecret),
    publicAddress: async () => {
      const { username } = await orPartnerError(async () => Me.parse(await ask("GET", "/me", {})));
      return `https://max.ru/${encodeURIComponent(username)}`;
    },
    answerButton: (callbackId) =>
      orPartnerError(
        async () => void (await ask("POST", "/answers", { callback_id: callbackId }, { notification: "Принято" })),
      ),
  };
}

const Me = z.object({ username: z.string().min(1) });
const Made = z.object({ message: z.object({ body: z.object({ mid: z.string().min(1) }) }) });

async function send(ask: AskMax, account: MaxAccount, message: OutgoingMessage): Promise<SendOutcome> {
  const prepared = await prepare(ask, account, message.content);
  if ("kind" in prepared) return prepared;
  const body = {
    text: message.content.kind === "template" ? "" : message.content.text,
    ...(prepared.attachments.length > 0 ? { attachments: prepared.attachments } : {}),
    ...(message.replyTo === undefined ? {} : { link: { type: "reply", mid: message.replyTo } }),
  };
  try {
    const made = Made.safeParse(await whenReady(() => ask("POST", "/messages", { user_id: message.to }, body)));
    return made.success
      ? { kind: "accepted", externalId: made.data.message.body.mid, state: "sent" }
      : { kind: "unknown", reason: "the answer holds no id" };
  } catch (error) {
    return outcomeOf(error);
  }
}

/** Files are taken over before the message is asked for: whatever goes wrong here, no message exists. */
async function prepare(
  ask: AskMax,
  account: MaxAccount,
  content: Content,
): Promise<{ attachments: unknown[] } | SendOutcome> {
  if (content.kind === "template")
    return { kind: "rejected", class: "content", code: "no-templates", text: "MAX has no templates" };
  if (content.kind === "buttons")
    return {
      attachments: [{ type: "inline_keyboard", payload: { buttons: content.buttons.map((row) => row.map(toButton)) } }],
    };
  if (content.kind === "text") return { attachments: [] };
  try {
    const attachments = [];
    for (const file of content.files) attachments.push(await uploadFile(ask, account, file));
    return { attachments };
  } catch (error) {
    const outcome = outcomeOf(error);
    if (outcome.kind !== "unknown") return outcome;
    return { kind: "rejected", class: "retryable", code: "upload", text: outcome.reason };
  }
}

function toButton(button: Button) {
  if (button.kind === "link") return { type: "link", text: button.text, url: button.url };
  if (button.kind === "contact") return { type: "request_contact", text: button.text };
  return { type: "callback", text: button.text, payload: button.payload };
}

/** An uploaded file is worked on for a while; until then the message is refused, and nothing was made. */
const pausesMs = [300, 700, 1500, 3000, 6000] as const;

async function whenReady<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const pause = pausesMs[tries];
      if (!(error instanceof MaxRefusal) || error.code !== "attachment.not.ready" || pause === undefined) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

const Listed = z.object({
  messages: z.array(
    z.object({
      timestamp: z.number(),
      sender: z.object({ is_bot: z.boolean().nullish() }).nullish(),
      body: z.object({ mid: z.string(), text: z.string().nullish() }),
    }),
  ),
});

/** Its list goes backwards: `from` is the later end. Without the conversation's own number nothing can be asked. */
async function listSent(ask: AskMax, since: Date, chat: string | null): Promise<PartnerMessage[]> {
  if (chat === null) return [];
  const { messages } = Listed.parse(await ask("GET", "/messages", { chat_id: chat, count: "100" }));
  return messages
    .filter(({ sender, timestamp }) => sender?.is_bot === true && timestamp >= since.getTime())
    .map(({ body, timestamp }) => ({
      externalId: body.mid,
      body: body.text ?? "",
      at: new Date(timestamp),
      news: "sent",
      errorCode: null,
      errorText: null,
    }));
}

const Film = z.object({ urls: z.record(z.string(), z.string().nullish()).nullish() });

async function addressOf(ask: AskMax, url: string): Promise<string> {
  const token = /^max-video:(.+)$/.exec(url)?.[1];
  if (token === undefined) return url;
  const { urls } = Film.parse(await ask("GET", `/videos/${encodeURIComponent(token)}`, {}));
  const found = ["mp4_720", "mp4_480", "mp4_1080", "mp4_360", "mp4_240", "mp4_144"]
    .map((size) => urls?.[size])
    .find(Boolean);
  if (!found) throw new PartnerError("media-404", "the film has no address", false);
  return found;
}

async function orPartnerError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NoAnswer || error instanceof MaxRefusal || error instanceof z.ZodError)
      throw partnerErrorOf(error);
    throw error;
  }
}
