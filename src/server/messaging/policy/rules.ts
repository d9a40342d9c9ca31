import type { Channel } from "../../../api/connections.ts";
import type { ErrorClass, MessageState } from "../rules.ts";

/**
 * The ladder: a message has a policy, not a channel. Each channel is tried once, the next one when the last failed or
 * stayed silent for its time; whatever proves that the client has it, by any of them, ends it.
 */
export interface PlannedStep {
  channel: Channel;
  /** How long a word of delivery is waited for; null: being sent is enough. */
  silenceMinutes: number | null;
}

export type PolicyState = "going" | "brought" | "given-up" | "stopped";
/** A receipt or an answer proves it; what is only sent may still come back. */
export type BroughtBy = "sent" | "receipt" | "answer";

/** A step whose message was made, as it stands now. */
export interface TakenStep {
  messageId: number;
  state: MessageState;
  /** Of a cancelled message. */
  stoppedBy: string | null;
  silenceMinutes: number | null;
  attempts: number;
  /** When it may go at the earliest, as it was planned at the step and as it stands now. */
  dueAt: Date;
  notBefore: Date;
  sentAt: Date | null;
  /** The client wrote on this conversation after it was sent. */
  isAnswered: boolean;
  /** Whether the channel tells of deliveries at all. */
  hasReceipts: boolean;
  /** Whether its connection is still switched on. */
  isOn: boolean;
}

/** Why a step was left for the next one. */
export type Left = "failed" | "cancelled" | "silent" | "off";

export type Decision =
  | { do: "wait"; until: Date | null }
  | { do: "bring"; messageId: number; by: BroughtBy }
  /** `withdraw`: the message still waits with us and must not go after the next one. */
  | { do: "next"; because: "start" | Left; withdraw: number | null }
  | { do: "stop" };

const MINUTE_MS = 60_000;
/** Nobody knows whether it went and the policy names no time: then this long. */
const UNKNOWN_MINUTES = 60;

/** What is to be done with the ladder now: asked anew at each piece of news and each moment, it answers the same. */
export function decide(taken: readonly TakenStep[], now: Date): Decision {
  const proof = proofIn(taken);
  if (proof) return proof;
  const last = taken.at(-1);
  if (!last) return { do: "next", because: "start", withdraw: null };
  if (last.state === "failed") return { do: "next", because: "failed", withdraw: null };
  if (last.state === "cancelled")
    return last.stoppedBy === BY_HAND ? { do: "stop" } : { do: "next", because: "cancelled", withdraw: null };
  if (last.silenceMinutes === null && isTaken(last)) return { do: "bring", messageId: last.messageId, by: "sent" };
  if (last.state === "queued" && !last.isOn) return { do: "next", because: "off", withdraw: last.messageId };
  const until = patienceOf(last);
  if (until === null || until > now) return { do: "wait", until };
  // It is being handed over at this very moment: a minute later it is known what came of it.
  if (last.state === "sending") return { do: "wait", until: new Date(now.getTime() + MINUTE_MS) };
  return { do: "next", because: "silent", withdraw: last.state === "queued" ? last.messageId : null };
}

/** A person who stopped a message meant it: nothing follows. */
export const BY_HAND = "by-hand";
/** A message that was overtaken by the next step, or by proof. */
export const BY_LADDER = "next-channel";

function proofIn(taken: readonly TakenStep[]): Extract<Decision, { do: "bring" }> | null {
  const received = taken.find(({ state }) => state === "read") ?? taken.find(({ state }) => state === "delivered");
  if (received) return { do: "bring", messageId: received.messageId, by: "receipt" };
  const answered = taken.find(({ isAnswered }) => isAnswered);
  return answered ? { do: "bring", messageId: answered.messageId, by: "answer" } : null;
}

const isTaken = ({ state, hasReceipts }: TakenStep): boolean =>
  state === "sent" || (state === "accepted" && !hasReceipts);

/** Until when its silence is borne; null while only news can change anything. */
function patienceOf(step: TakenStep): Date | null {
  const minutes = step.silenceMinutes ?? (step.state === "unknown" ? UNKNOWN_MINUTES : null);
  // Without a time of its own a message that waits for its hour is only waited for.
  if (minutes === null) return null;
  // What was tried and put back counts from its first hour, or each attempt would begin the waiting anew.
  const from = step.sentAt ?? (step.attempts > 0 ? step.dueAt : step.notBefore);
  return new Date(from.getTime() + minutes * MINUTE_MS);
}

/** Whether the ladder may go on from here: what is proven is over, what was only sent may come back as failed. */
export function mayMove(state: PolicyState, broughtBy: BroughtBy | null, decision: Decision): boolean {
  if (state === "going") return true;
  if (decision.do === "bring") return decision.by !== "sent" && (state === "given-up" || broughtBy === "sent");
  return state === "brought" && broughtBy === "sent" && decision.do === "next" && decision.because === "failed";
}

/** Usual patience of the firm's order: a messenger's receipt comes at once or the phone is off; mail tells nothing. */
export const usualSilence = (channel: Channel): number | null => {
  const minutes: Partial<Record<Channel, number>> = { whatsapp: 60, sms: 120 };
  return minutes[channel] ?? null;
};

/** The client's own channel first, then the policy's, each once. */
export function ladderOf(
  steps: readonly PlannedStep[],
  order: readonly Channel[],
  chosen: Channel | null,
): PlannedStep[] {
  const planned =
    steps.length > 0 ? steps : order.map((channel) => ({ channel, silenceMinutes: usualSilence(channel) }));
  const once = planned.filter((step, at) => planned.findIndex(({ channel }) => channel === step.channel) === at);
  if (chosen === null) return once;
  const first = once.find(({ channel }) => channel === chosen) ?? {
    channel: chosen,
    silenceMinutes: usualSilence(chosen),
  };
  return [first, ...once.filter(({ channel }) => channel !== chosen)];
}

/** What one message costs at the channel's price; a text message is paid by its parts. */
export const costOf = (channel: Channel, parts: number, costs: Readonly<Record<string, number>>): number =>
  (costs[channel] ?? 0) * (channel === "sms" ? Math.max(1, parts) : 1);

export const isWithin = (limit: number | null, spent: number, cost: number): boolean =>
  limit === null || spent + cost <= limit;

export interface Outcome {
  clientId: number;
  /** Null: it arrived. */
  failure: ErrorClass | null;
}
export interface SickRule {
  /** Of so many last outcomes … */
  last: number;
  /** … so many different clients failed … */
  clients: number;
  /** … within so many minutes. */
  minutes: number;
}
export const usualSickRule: SickRule = { last: 10, clients: 5, minutes: 15 };

/** What lies in the channel and not in the person. */
export const ofTheChannel: ReadonlySet<ErrorClass | null> = new Set(["configuration", "retryable", "policy"]);

/** Newest first, of the last minutes. One that arrived among them proves the channel alive. */
export function isSick(outcomes: readonly Outcome[], rule: SickRule): boolean {
  const seen = outcomes.slice(0, rule.last);
  if (seen.some(({ failure }) => failure === null)) return false;
  return (
    new Set(seen.filter(({ failure }) => ofTheChannel.has(failure)).map((one) => one.clientId)).size >= rule.clients
  );
}
