import type { ErrorClass, News } from "../rules.ts";

/** What we need of a messenger, in our words. Verbs ask `capabilities`, never the channel's name. */
export interface Channel {
  readonly capabilities: Capabilities;
  /** Never throws for what the partner or the network did: every end is one of the outcomes. */
  send(message: OutgoingMessage): Promise<SendOutcome>;
  listTemplates(): Promise<PartnerTemplate[]>;
  /** Resolves when the account answers; throws a PartnerError otherwise. */
  check(): Promise<void>;
  /** Our messages to the address since then, as the partner has them. */
  reconcile(since: Date, address: string): Promise<PartnerMessage[]>;
  fetchMedia(url: string): Promise<FetchedMedia>;
  verify(hook: SignedHook): boolean;
  parseStatus(params: HookParams): StatusNews;
  parseInbound(params: HookParams): InboundMessage;
}

export interface Capabilities {
  /** Whether we may write first. */
  canStart: boolean;
  /** Hours after the person's last message during which free text may be sent; null when always. */
  needsTemplateOutsideHours: number | null;
  receipts: "none" | "delivered" | "read";
  maxText: number;
}

export interface OutgoingMessage {
  to: string;
  content:
    | { kind: "text"; text: string; subject?: string }
    | { kind: "template"; externalId: string; variables: Record<string, string> };
  /** Our own id of the message: at every attempt the same. */
  ourId: string;
  /** Where the partner tells what became of it. */
  statusUrl: string;
}

export type SendOutcome =
  | { kind: "accepted"; externalId: string; state: News }
  /** It was certainly not created. `class` is null when only the code tells (provider_errors). */
  | { kind: "rejected"; class: ErrorClass | null; code: string; text: string }
  /** It may have been created: nobody sends it again blindly. */
  | { kind: "unknown"; reason: string };

/** A read that failed. `retryable`: the same may succeed later. */
export class PartnerError extends Error {
  readonly code: string;
  readonly retryable: boolean;
  constructor(code: string, message: string, retryable: boolean, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "PartnerError";
    this.code = code;
    this.retryable = retryable;
  }
}

export interface PartnerTemplate {
  externalId: string;
  name: string;
  language: string;
  category: string;
  body: string;
  approval: string;
  rejectionReason: string | null;
}

export interface PartnerMessage {
  externalId: string;
  body: string;
  at: Date;
  news: News | null;
  errorCode: string | null;
  errorText: string | null;
}

export interface FetchedMedia {
  content: Uint8Array;
  /** What the bytes say, not what was declared. */
  type: string;
}

export type HookParams = Readonly<Record<string, string | string[]>>;

export interface SignedHook {
  signature: string;
  /** Public address exactly as the partner has it. */
  url: string;
  params: HookParams;
}

export interface StatusNews {
  externalId: string;
  status: string;
  /** Null when the status says nothing to us. */
  news: News | null;
  errorCode: string | null;
  errorText: string | null;
}

export interface InboundMessage {
  externalId: string;
  address: string;
  /** The phone behind the address, as the partner writes it; null when the address is not one. */
  phone: string | null;
  profileName: string;
  text: string;
  button: { text: string; payload: string } | null;
  media: { url: string; declaredType: string }[];
}
