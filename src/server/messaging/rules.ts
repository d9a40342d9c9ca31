import type { messageStates } from "../../api/messaging.ts";

export type MessageState = (typeof messageStates)[number];
/** What an error asks of us: try later, mark the address, mend the content or the settings, use a template, stop writing. */
export type ErrorClass = "retryable" | "address" | "content" | "configuration" | "policy" | "window" | "opt-out";

/**
 * News of a message may come twice, late, in any order, or not at all. They are ranked, and only better news is
 * believed: accepted < sent < delivered < read. A failure ends it unless the phone proves to have got it.
 */
export type News = "accepted" | "sent" | "delivered" | "read" | "failed" | "cancelled";

const ranks = { accepted: 3, sent: 4, delivered: 5, read: 6 } as const;
const REACHED_THE_PHONE = ranks.delivered;

/** The state after the news; the same state when the news is old. */
export function mergeState(current: MessageState, news: News): MessageState {
  if (current === "received") return current;
  const rank = rankOf(current);
  if (news === "failed") return rank >= REACHED_THE_PHONE ? current : "failed";
  const isOver = current === "failed" || current === "cancelled";
  // A failure outweighs a cancellation, so that their order does not matter either.
  if (news === "cancelled") return rank >= REACHED_THE_PHONE || isOver ? current : "cancelled";
  if (isOver) return ranks[news] >= REACHED_THE_PHONE ? news : current;
  return ranks[news] > rank ? news : current;
}

const rankOf = (state: MessageState): number => Object.entries(ranks).find(([name]) => name === state)?.[1] ?? 0;

/** Whether the change is told as "sent": the partner has it for the first time. */
export const isFirstSent = (from: MessageState, to: MessageState): boolean =>
  (to === "accepted" || to === "sent") && from !== "accepted";

export const WINDOW_HOURS = 24;
const HOUR_MS = 3_600_000;

/** Until when free text may be sent to somebody who last wrote then; null when it may not. */
export function windowUntil(lastInboundAt: Date | null, now: Date, hours = WINDOW_HOURS): Date | null {
  if (!lastInboundAt) return null;
  const until = new Date(lastInboundAt.getTime() + hours * HOUR_MS);
  return until > now ? until : null;
}

/** Eight attempts in a little over an hour. */
export const MAX_ATTEMPTS = 8;
const pausesSeconds = [15, 45, 120, 300, 600, 1200, 1800] as const;

/** The pause after a failed attempt, or null when it was the last one; the id spreads messages that failed together. */
export function retryPauseMs(attempts: number, messageId: number): number | null {
  const pause = attempts >= MAX_ATTEMPTS ? undefined : pausesSeconds[attempts - 1];
  if (pause === undefined) return null;
  const spread = 0.9 + ((messageId * 7919) % 201) / 1000;
  return Math.round(pause * 1000 * spread);
}

/** When to ask the partner again about an unknown message; null leaves it to a person. */
export function nextReconcile(sendingAt: Date, now: Date): Date | null {
  const ageMinutes = (now.getTime() - sendingAt.getTime()) / 60_000;
  if (ageMinutes > 24 * 60) return null;
  return new Date(now.getTime() + (ageMinutes < 10 ? 60_000 : HOUR_MS));
}

const stopWords = new Set(["стоп", "stop", "отписаться", "отписка", "отпишите", "unsubscribe", "stopall"]);
const startWords = new Set(["старт", "start", "подписаться", "subscribe"]);

/** A message that is nothing but the word: "Стоп!" is, "стоп-лист банка" is not. */
export const isStopWord = (text: string): boolean => stopWords.has(bareWord(text));
export const isStartWord = (text: string): boolean => startWords.has(bareWord(text));

const bareWord = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/^[\s"'«»“”.,!?/]+|[\s"'«»“”.,!?]+$/g, "");

/** A person may send again only what certainly or possibly never went, and only once. */
export const canResend = (message: {
  direction: "out" | "in";
  state: MessageState;
  errorClass: string | null;
  isResent: boolean;
}): boolean =>
  message.direction === "out" &&
  !message.isResent &&
  (message.state === "unknown" || (message.state === "failed" && message.errorClass === "retryable"));

/** What the partner is told as our own id of a message: the same at every attempt. */
export const ourIdOf = (messageId: number): string => `oplot-message-${messageId}`;

interface SentText {
  body: string;
  at: Date;
}

const EARLIER_MS = 2 * 60_000;
const LATER_MS = 15 * 60_000;

/** Whether what the partner lists can be the message that we began to send then. */
export function couldBe(ours: SentText, theirs: SentText): boolean {
  const difference = theirs.at.getTime() - ours.at.getTime();
  return difference >= -EARLIER_MS && difference <= LATER_MS && flat(ours.body) === flat(theirs.body);
}

const flat = (text: string): string => text.replace(/\s+/g, " ").trim();
