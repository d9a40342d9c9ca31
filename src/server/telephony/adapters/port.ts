import type { CallFact } from "../rules.ts";

/** What we need of a telephone exchange, in our words. */
export interface PhoneLine {
  check(): Promise<LineState>;
  /** Our extension rings first, then the number. Never repeated by itself: nobody knows what became of a lost answer. */
  call(input: { extension: string; number: string }): Promise<CallAnswer>;
  /** The partner's own list, so many rows at once; local times of the account. */
  listed(period: { from: string; to: string; skip: number }): Promise<ListedLeg[]>;
  /** Addresses of all sounds of a call, good for minutes. None: there are none yet. */
  recordingLinks(partnerCallId: string): Promise<string[]>;
  /** A public address: no password goes there. */
  download(link: string): Promise<AsyncIterable<Uint8Array>>;
  webPhoneKey(login: string): Promise<string>;
  /** The widget works on pages of known sites only. */
  allowWebPhone(domain: string): Promise<void>;
  /** Tells the partner our address and asks for all events. */
  installHooks(url: string): Promise<void>;
}

export interface LineState {
  balanceText: string;
  /** An IANA name. */
  zone: string;
  pbxId: string;
  extensions: string[];
}

export type CallAnswer =
  | { kind: "accepted" }
  | { kind: "rejected"; code: string; text: string }
  /** It may ring all the same. */
  | { kind: "unknown"; reason: string };

export interface ListedLeg {
  partnerCallId: string;
  legId: string;
  startedAt: string;
  fact: Omit<CallFact, "startedAt">;
}

/** `retryable`: the same may succeed later. */
export class LineError extends Error {
  readonly code: string;
  readonly retryable: boolean;
  constructor(code: string, message: string, retryable: boolean, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "LineError";
    this.code = code;
    this.retryable = retryable;
  }
}

export type HookForm = Readonly<Record<string, string>>;
/** `unverified`: nobody knows how such an event is signed, so it is kept and believed in nothing. */
export type Verdict = "signed" | "unverified" | "wrong-signature" | "no-signature";

/** What a hook says. `startedAt` is local time of the account, as it was written. */
export interface HookNews {
  event: string;
  partnerCallId: string;
  /** What makes it the same event when it comes again. */
  identity: string;
  startedAt: string | null;
  fact: Omit<CallFact, "startedAt">;
}
