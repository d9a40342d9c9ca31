import type { Readable } from "node:stream";
import type { ErrorClass, News } from "../rules.ts";

/** What we need of a messenger, in our words. Verbs and screens ask `capabilities`, never the channel's name. */
export interface Channel {
  readonly capabilities: Capabilities;
  /** Never throws for what the partner or the network did: every end is one of the outcomes. */
  send(message: OutgoingMessage): Promise<SendOutcome>;
  listTemplates(): Promise<PartnerTemplate[]>;
  /** Making templates and having them approved; absent where the partner knows none. */
  templates?: TemplateDesk;
  /** Resolves when the account answers; throws a PartnerError otherwise. */
  check(): Promise<void>;
  /** Our messages to the address since then, as the partner has them; empty where a partner keeps no list. */
  reconcile(since: Date, address: string, asked?: AskedAbout): Promise<PartnerMessage[]>;
  /** What people wrote to us since then, as the partner has it; absent where it keeps no such list. */
  listInbound?(since: Date): Promise<ListedInbound[]>;
  fetchMedia(url: string): Promise<FetchedMedia>;
  /** Whether the partner, and nobody else, brought it; compared in constant time. */
  verify(hook: SignedHook): boolean;
  /** What stands on the face of a hook, before it is understood. Never throws. */
  glance(hook: BroughtHook): HookFace;
  /** What a stored hook says; throws where it cannot be understood. */
  parseWebhook(hook: BroughtHook): HookEvent[];
  /** What the partner wants to hear back; an empty 200 unless told. */
  readonly hookReply?: { type: string; body: string };
  /** Where hooks are ordered through the partner's API and not in its console. */
  readonly subscription?: Subscription;
  /** The address by which people open a conversation with us; what follows its `?start=` comes back with the start. */
  publicAddress?(): Promise<string>;
  /** What a text message would cost; absent where only its parts can be counted. Sends nothing. */
  quote?(to: string, text: string): Promise<{ parts: number; costKopecks: number }>;
  /** Stops the waiting of a pressed button at the person's side. Best effort: throws a PartnerError. */
  answerButton?(callbackId: string): Promise<void>;
}

export interface Capabilities {
  /** Whether we may write first. */
  canStart: boolean;
  /** Hours after the person's last message during which free text may be sent; null when always. */
  needsTemplateOutsideHours: number | null;
  receipts: "none" | "delivered" | "read";
  /** The most buttons under a message; 0 where there are none. */
  buttons: number;
  maxText: number;
  /** The largest file in bytes; 0 where none goes. */
  maxFile: number;
  /** Files with one message. */
  maxFiles: number;
  /** The longest text beside files, where it is shorter than a text alone. */
  maxCaption?: number;
  /** Of pictures, where the partner allows less than of other files. */
  maxImage?: number;
  /** Types that are taken; all when absent. */
  fileTypes?: readonly string[];
  /** The partner fetches files by an address of ours instead of taking their bytes. */
  fetchesFiles?: boolean;
  /** Whether an answer can name the message it answers. */
  reply: boolean;
  /** Whether a person may change or take back what he sent. */
  edit: boolean;
  /** Paid by parts of a text message (api/sms-parts.ts): the composer counts them. */
  countsParts: boolean;
}

export interface OutgoingMessage {
  to: string;
  content: Content;
  /** Our own id of the message: at every attempt the same. */
  ourId: string;
  /** Where the partner tells what became of it. */
  statusUrl: string;
  /** The partner's id of the person's message that this one answers. */
  replyTo?: string;
  /** Whose it is, for channels that are ours. */
  about?: { clientId: number; matterId: number | null };
}

export type Content =
  | { kind: "text"; text: string; subject?: string }
  | { kind: "template"; externalId: string; variables: Record<string, string> }
  | { kind: "file"; text: string; files: readonly OutgoingFile[]; subject?: string }
  | { kind: "buttons"; text: string; buttons: readonly (readonly Button[])[] };

export interface OutgoingFile {
  name: string;
  type: string;
  size: number;
  /** From the first byte, each time anew. */
  open(): Promise<Readable>;
  /** Where a partner that fetches files by itself finds it. */
  url: string;
}

/** Rows of these stand under a message; `contact` asks the person for his phone. */
export type Button =
  | { kind: "answer"; text: string; payload: string }
  | { kind: "link"; text: string; url: string }
  | { kind: "contact"; text: string };

export type SendOutcome =
  | { kind: "accepted"; externalId: string; state: News; costKopecks?: number; parts?: number }
  /**
   * It was certainly not created. `class` is null when only the code tells (provider_errors). `retryAfterMs` is the
   * partner's own word on when to come again.
   */
  | { kind: "rejected"; class: ErrorClass | null; code: string; text: string; retryAfterMs?: number }
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
  kind?: TemplateKind;
  buttons?: TemplateButton[];
  samples?: Record<string, string>;
}

export type TemplateKind = "text" | "quick-reply" | "call-to-action";
export type TemplateButton =
  | { kind: "reply"; title: string; id: string }
  | { kind: "url"; title: string; url: string }
  | { kind: "phone"; title: string; phone: string };

export interface TemplateDraft {
  name: string;
  language: string;
  body: string;
  kind: TemplateKind;
  buttons: readonly TemplateButton[];
  /** By the number of the variable: what the reviewers read in its place. */
  samples: Record<string, string>;
}

/** Each throws a PartnerError where the partner says no. */
export interface TemplateDesk {
  create(draft: TemplateDraft): Promise<{ externalId: string }>;
  submit(
    externalId: string,
    filing: { name: string; category: string },
  ): Promise<{ approval: string; category: string }>;
  remove(externalId: string): Promise<void>;
}

export interface ListedInbound extends InboundMessage {
  at: Date;
}

/** What we know of the message that is asked about. */
export interface AskedAbout {
  ourId: string;
  externalId: string | null;
  /** The partner's own name of the conversation, where it has one beside the address. */
  chat: string | null;
}

export interface PartnerMessage {
  externalId: string;
  body: string;
  at: Date;
  news: News | null;
  errorCode: string | null;
  errorText: string | null;
  /** Where the partner keeps our own id: it is that message, whatever it says. */
  ourId?: string;
}

export interface FetchedMedia {
  content: Uint8Array;
  /** What the bytes say, not what was declared. */
  type: string;
}

/** The door of ours at which it knocked: a partner may have one for statuses and one for messages, or one for all. */
export type Door = "status" | "inbound" | "events";

/** A hook as it is kept: a form's fields, or what the JSON says. */
export interface BroughtHook {
  door: Door;
  payload: unknown;
}

/** The same with what proves its origin. */
export interface SignedHook extends BroughtHook {
  raw: Uint8Array;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Public address exactly as the partner has it. */
  url: string;
}

export interface HookFace {
  /** The partner's key of this very delivery: what comes twice is kept once. Null: everything is kept. */
  once: string | null;
  externalId: string | null;
  status: string;
}

export type HookEvent =
  | { kind: "inbound"; message: InboundMessage }
  | { kind: "status"; news: StatusNews }
  /** A person changed, or took back (null), what he wrote. */
  | { kind: "changed"; externalId: string; text: string | null }
  /** A person opened the conversation; `token` is what our link carried. */
  | { kind: "started"; person: HookPerson; token: string | null }
  | { kind: "optOut"; person: HookPerson }
  | { kind: "optIn"; person: HookPerson }
  | { kind: "templateStatus"; externalId: string; approval: string; category: string | null; reason: string | null }
  /** Kept and passed over. */
  | { kind: "unknown"; type: string };

export interface HookPerson {
  address: string;
  chat: string | null;
  profileName: string;
}

export interface StatusNews {
  externalId: string;
  status: string;
  /** Null when the status says nothing to us. */
  news: News | null;
  errorCode: string | null;
  errorText: string | null;
  /** Our own id, where the partner gives it back. */
  ourId?: string;
}

export interface InboundMessage {
  externalId: string;
  address: string;
  /** The phone behind the address, as the partner writes it, or the one he shared; null when neither. */
  phone: string | null;
  profileName: string;
  text: string;
  /** `callbackId`: the partner waits to be told that the press was seen. */
  button: { text: string; payload: string; callbackId?: string } | null;
  media: { url: string; declaredType: string; name?: string }[];
  chat?: string | null;
  /** The partner's id of the message that this one answers. */
  replyTo?: string | null;
}

/** Hooks that the partner calls because we asked it to. */
export interface Subscription {
  /** Whether the partner will call the address; throws a PartnerError where it cannot be asked. */
  isOn(hookUrl: string): Promise<boolean>;
  turnOn(hookUrl: string): Promise<void>;
  turnOff(hookUrl: string): Promise<void>;
}
