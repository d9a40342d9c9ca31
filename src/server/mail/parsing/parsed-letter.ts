import type { Checks, Person, Recipients } from "../tables.ts";

/** What the worker thread makes of a letter; its files come apart, as streams. */
export interface ParsedLetter {
  messageId: string | null;
  inReplyTo: string | null;
  references: string[];
  subject: string;
  from: Person;
  recipients: Recipients;
  text: string;
  quoteFrom: number | null;
  html: string | null;
  hasRemote: boolean;
  isAutomatic: boolean;
  bounce: Bounce | null;
  checks: Checks | null;
  files: ParsedFile[];
}

/** What a report of non-delivery says. */
export interface Bounce {
  /** Message-ID of the letter that did not arrive. */
  of: string | null;
  address: string;
  /** 5.1.1 and the like; 4.x.x is only late. */
  code: string;
  text: string;
}

export interface ParsedFile {
  n: number;
  name: string;
  contentId: string | null;
  isInline: boolean;
}

/** Between the threads: each side waits for the other's `next` before it says more, so memory stays flat. */
export type ToWorker =
  /** Small letters, many at one word: a word for each would cost more than its reading. */
  | { kind: "small"; bytes: Uint8Array; sizes: number[]; hosts: string[]; folder: string | null }
  /** The same, but only looked at, and put together into one file. */
  | { kind: "glance"; bytes: Uint8Array; sizes: number[]; hosts: string[]; folder: string | null }
  | { kind: "begin"; hosts: string[] }
  | { kind: "chunk"; data: Uint8Array; isLast: boolean }
  | { kind: "file-taken" };
export interface SmallLetter {
  /** Null where it could not be read. */
  letter: ParsedLetter | null;
  sha256: string;
  /** The raw letter's key, where the thread has put it into the folder itself. */
  key: string | null;
  /** Each file's key, or itself. */
  contents: { n: number; size: number; type: string; kept: string | Uint8Array }[];
}
/** What is told of a letter before it is read through: its head and its first words. */
export interface GlancedLetter {
  letter: ParsedLetter;
  sha256: string;
  /** Where it begins in the pack. */
  from: number;
}
export interface Glanced {
  /** Null for each that is not of the plain kind: it is not in the pack, and must be read whole at once. */
  letters: (GlancedLetter | null)[];
  /** The pack's key, or itself; null when nothing is in it. */
  pack: string | Uint8Array | null;
}
export type FromWorker =
  | { kind: "glanced"; glanced: Glanced }
  | { kind: "small-parsed"; letters: SmallLetter[] }
  | { kind: "more" }
  | { kind: "file-chunk"; n: number; data: Uint8Array; isLast: boolean }
  | { kind: "parsed"; letter: ParsedLetter }
  | { kind: "failed"; message: string };
