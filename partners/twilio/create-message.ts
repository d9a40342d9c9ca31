import { z } from "zod";
import { demoAccount } from "./demo-account.ts";
import { TwilioError } from "./errors.ts";
import { beginLife } from "./life.ts";
import { contentTypeOf, newMediaItem } from "./media.ts";
import { type Message, newMessage } from "./message.ts";
import { readContent } from "./read-content.ts";
import { newSid } from "./sids.ts";
import { applyStatus } from "./status.ts";
import type { World } from "./world.ts";

const text = z.string().optional();
const Form = z.object({
  To: text,
  From: text,
  MessagingServiceSid: text,
  Body: text,
  MediaUrl: z.union([z.string().transform((url) => [url]), z.array(z.string())]).default([]),
  ContentSid: text,
  ContentVariables: text,
  StatusCallback: text,
  ValidityPeriod: text,
  SendAt: text,
  ScheduleType: text,
});

export type MessageForm = z.infer<typeof Form>;

const MAX_BODY = 1600;
const MAX_VALIDITY = 36_000;
const SOONEST_SCHEDULE_MS = 15 * 60_000;
const LATEST_SCHEDULE_MS = 35 * 24 * 3600_000;

/** Checks as Twilio does, in its order, and accepts the message; what happens to it later is its life. */
export function createMessage(world: World, accountSid: string, body: unknown): Message {
  const form = Form.safeParse(body ?? {}).data;
  if (!form) throw new TwilioError(20001, "A parameter was given more than once");
  const to = checkTo(form.To);
  const { from, serviceSid } = checkSender(world, form, to);
  checkWords(form);
  const content = readContent(world.store, form);
  checkStatusCallback(form.StatusCallback);
  checkValidity(form.ValidityPeriod);
  const sendAt = checkSchedule(form, world.clock.now());
  const now = world.clock.now();
  const message = newMessage(now, {
    sid: newSid(form.MediaUrl.length > 0 ? "MM" : "SM"),
    accountSid,
    serviceSid,
    from,
    to,
    body: content?.body ?? form.Body ?? "",
    media: form.MediaUrl.map((url) => newMediaItem({ contentType: contentTypeOf(url), url }, now)),
    contentSid: content?.sid ?? null,
    direction: "outbound-api",
    status: sendAt !== null ? "scheduled" : serviceSid ? "accepted" : "queued",
    statusCallback: form.StatusCallback ?? null,
    sendAt,
    flaw: content?.flaw ?? null,
  });
  world.store.add(message);
  if (sendAt === null) beginLife(world, message);
  else planStart(world, message, sendAt);
  return message;
}

function planStart(world: World, message: Message, sendAt: number): void {
  const cancel = world.clock.at(sendAt, message.sid, async () => {
    if (message.status !== "scheduled") return;
    beginLife(world, message);
    await applyStatus(world, message, "queued", null);
  });
  world.lives.set(message, { bornAt: sendAt, steps: [], cancel });
}

function checkTo(to: string | undefined): string {
  if (!to) throw new TwilioError(21604, "A 'To' phone number is required.");
  if (!/^(whatsapp:)?\+[1-9]\d{6,14}$/.test(to)) {
    throw new TwilioError(21211, `The 'To' number ${to} is not a valid phone number.`);
  }
  return to;
}

function checkSender({ store }: World, form: MessageForm, to: string): { from: string; serviceSid: string | null } {
  const serviceSid = form.MessagingServiceSid || null;
  if (serviceSid && serviceSid !== demoAccount.messagingService) {
    throw new TwilioError(21705, `The Messaging Service Sid ${serviceSid} is invalid.`);
  }
  const from = form.From || (serviceSid ? demoAccount.sender : "");
  if (!from) throw new TwilioError(21603, "A 'From' phone number is required.");
  if (from.startsWith("whatsapp:") !== to.startsWith("whatsapp:")) {
    throw new TwilioError(21910, "Invalid From and To pair. From and To should be of the same channel");
  }
  if (store.senders.has(from)) return { from, serviceSid };
  if (from.startsWith("whatsapp:")) {
    throw new TwilioError(63007, "Twilio could not find a Channel with the specified From address");
  }
  throw new TwilioError(
    21606,
    `The 'From' phone number provided (${from}) is not a valid message-capable phone number.`,
  );
}

function checkWords(form: MessageForm): void {
  const free = Boolean(form.Body) || form.MediaUrl.length > 0;
  if (form.ContentSid && free) {
    throw new TwilioError(20001, "'ContentSid' cannot be combined with 'Body' or 'MediaUrl'.");
  }
  if (!form.ContentSid && form.ContentVariables) throw new TwilioError(21654, "ContentSid Required");
  if (!form.ContentSid && !free) throw new TwilioError(21619, "A text message body or media urls must be specified.");
  if ([...(form.Body ?? "")].length > MAX_BODY) {
    throw new TwilioError(21617, "The concatenated message body exceeds the 1600 character limit.");
  }
  const badMedia = form.MediaUrl.find((url) => !isWebAddress(url));
  if (badMedia !== undefined) throw new TwilioError(21620, `Invalid media URL(s): ${badMedia}`);
}

function checkStatusCallback(url: string | undefined): void {
  if (url && !isWebAddress(url)) {
    throw new TwilioError(21609, `The 'StatusCallback' URL ${url} is not a valid URL.`);
  }
}

function checkValidity(period: string | undefined): void {
  if (period === undefined) return;
  const seconds = Number(period);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > MAX_VALIDITY) {
    throw new TwilioError(90007, "The validity period must be an integer from 1 to 36000.");
  }
}

function checkSchedule(form: MessageForm, now: number): number | null {
  if (!form.SendAt && !form.ScheduleType) return null;
  if (!form.SendAt) throw new TwilioError(35111, "'SendAt' is required for scheduling.");
  if (form.ScheduleType !== "fixed") throw new TwilioError(35114, "'ScheduleType' must be 'fixed'.");
  if (!form.MessagingServiceSid) throw new TwilioError(35118, "'MessagingServiceSid' is required for scheduling.");
  const time = Date.parse(form.SendAt);
  if (!(time >= now + SOONEST_SCHEDULE_MS && time <= now + LATEST_SCHEDULE_MS)) {
    throw new TwilioError(35111, "'SendAt' must be between 15 minutes and 35 days from now.");
  }
  return time;
}

function isWebAddress(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}
