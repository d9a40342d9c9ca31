import { randomBytes } from "node:crypto";
import { demoAccount } from "./demo-account.ts";
import type { Disposition } from "./disposition.ts";
import type { Person } from "./people.ts";

/** One employee's part of a call; the statistics show a row for each. */
export type Leg = { callId: string; extension: string; answeredAt: number; endedAt: number | null };

/** What the product ordered in its reply to NOTIFY_START or NOTIFY_IVR. */
export type Order =
  | { kind: "extension"; extension: string; returnSeconds: number }
  | { kind: "scenario"; scenario: string }
  | { kind: "blacklist" | "hangup" | "nothing" | "unreadable" }
  | { kind: "ivr"; play: string; waitDtmf: { name: string; maxDigits: number; seconds: number } | null };

export type Call = {
  id: string;
  pbxCallId: string;
  direction: "in" | "out";
  person: Person;
  /** The other side's real number, digits. */
  phone: string;
  /** How the number is told to the product: digits, with a plus, or a word. */
  shown: string;
  /** Our number. */
  did: string;
  /** Who calls out; null for an incoming call. */
  internal: string | null;
  startedAt: number;
  endedAt: number | null;
  state: "starting" | "menu" | "ringing" | "talking" | "ended";
  ringing: string | null;
  legs: Leg[];
  disposition: Disposition | null;
  /** The name the product gave to be shown on the employee's telephone. */
  callerName: string | null;
  order: Order | null;
  talkSeconds: number;
  /** The only one who will pick up by himself; null is nobody, undefined is anybody. */
  answerBy: string | null | undefined;
  isHangUpByHand: boolean;
  timers: Map<string, { cancel: () => void }>;
  /** Hooks of one call leave one after another. */
  telling: Promise<unknown>;
};

export type NewCall = Pick<Call, "direction" | "person" | "phone" | "shown" | "did" | "internal" | "talkSeconds"> &
  Partial<Pick<Call, "answerBy">>;

let numbered = 0;

export function newCall(now: number, known: NewCall): Call {
  numbered += 1;
  return {
    id: String(numbered),
    pbxCallId: `${known.direction}_${randomBytes(20).toString("hex")}`,
    startedAt: now,
    endedAt: null,
    state: "starting",
    ringing: null,
    legs: [],
    disposition: null,
    callerName: null,
    order: null,
    answerBy: undefined,
    isHangUpByHand: false,
    timers: new Map(),
    telling: Promise.resolve(),
    ...known,
  };
}

/** Unix seconds and seven more digits: as a JSON number it would lose its end. */
export const newCallId = (now: number): string =>
  `${Math.floor(now / 1000)}.${String(randomBytes(4).readUInt32BE() % 10_000_000).padStart(7, "0")}`;

/** Wall-clock time of the account's zone. */
export const accountTime = (time: number): string =>
  new Date(time + demoAccount.zone.hours * 3_600_000).toISOString().slice(0, 19).replace("T", " ");

export const fromAccountTime = (written: string): number =>
  Date.parse(`${written.replace(" ", "T")}Z`) - demoAccount.zone.hours * 3_600_000;

export const secondsOf = (leg: Leg): number =>
  leg.endedAt === null ? 0 : Math.round((leg.endedAt - leg.answeredAt) / 1000);
