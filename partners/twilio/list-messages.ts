import { TwilioError } from "./errors.ts";
import { bare, type Message } from "./message.ts";
import { messagesPath, presentMessage } from "./present.ts";
import type { Store } from "./store.ts";

export type Query = Record<string, string | undefined>;

const DEFAULT_PAGE = 50;
const LARGEST_PAGE = 1000;

/** Newest first, by pages; the token of a page names the last message of the page before. */
export function listMessages(store: Store, accountSid: string, query: Query): Record<string, unknown> {
  const size = pageSizeOf(query["PageSize"]);
  const page = Math.max(0, Math.trunc(Number(query["Page"] ?? 0)) || 0);
  const matching = candidates(store, query).filter(matches(query));
  const start = query["PageToken"] ? placeAfter(matching, query["PageToken"]) : page * size;
  const shown = matching.slice(start, start + size);
  const last = shown.at(-1);
  const uriOf = (number: number, token?: string): string => {
    const kept = Object.entries(query).filter(([name]) => !["Page", "PageToken", "PageSize"].includes(name));
    const params = new URLSearchParams();
    for (const [name, value] of kept) params.set(name, value ?? "");
    params.set("PageSize", String(size));
    params.set("Page", String(number));
    if (token) params.set("PageToken", token);
    return `${messagesPath(accountSid)}.json?${params}`;
  };
  const hasMore = last !== undefined && start + size < matching.length;
  return {
    messages: shown.map(presentMessage),
    first_page_uri: uriOf(0),
    next_page_uri: hasMore ? uriOf(page + 1, tokenOf(last)) : null,
    previous_page_uri: page > 0 ? uriOf(page - 1) : null,
    page,
    page_size: size,
    start,
    end: Math.max(start, start + shown.length - 1),
    uri: uriOf(page, query["PageToken"]),
  };
}

/** A conversation is short; without it the whole memory has to be looked through. */
function candidates(store: Store, query: Query): Message[] {
  const address = [query["To"], query["From"]].find((side) => side && store.knownPhone(bare(side)));
  const found = address ? (store.knownPhone(bare(address))?.messages ?? []) : store.messages();
  return found.toReversed();
}

function matches(query: Query): (message: Message) => boolean {
  const on = daysOf(query["DateSent"]);
  const before = timeOf(query["DateSent<"], "end");
  const after = timeOf(query["DateSent>"], "start");
  return (message) => {
    const time = message.sentAt ?? message.createdAt;
    return (
      (!query["To"] || message.to === query["To"]) &&
      (!query["From"] || message.from === query["From"]) &&
      (!on || (time >= on.start && time <= on.end)) &&
      (before === null || time <= before) &&
      (after === null || time >= after)
    );
  };
}

const DAY_MS = 24 * 3600_000;

/** A bare date is the whole day in UTC, so "before" it reaches to its end. */
function timeOf(written: string | undefined, edge: "start" | "end"): number | null {
  if (!written) return null;
  const time = Date.parse(written);
  if (Number.isNaN(time)) throw new TwilioError(20001, `DateSent ${written} is not a date`);
  const isDay = /^\d{4}-\d\d-\d\d$/.test(written);
  // RFC 2822 and second-precise ISO dates are compared by the second: messages are kept by the millisecond.
  return edge === "end" ? time + (isDay ? DAY_MS - 1 : 999) : time;
}

function daysOf(written: string | undefined): { start: number; end: number } | null {
  const time = timeOf(written, "start");
  if (time === null) return null;
  const start = Math.floor(time / DAY_MS) * DAY_MS;
  return { start, end: start + DAY_MS - 1 };
}

function pageSizeOf(written: string | undefined): number {
  const size = Number(written ?? DEFAULT_PAGE);
  if (!Number.isInteger(size) || size < 1) throw new TwilioError(20001, "PageSize must be a positive integer");
  return Math.min(size, LARGEST_PAGE);
}

const tokenOf = (message: Message): string => `PA${message.sid}`;

function placeAfter(messages: Message[], token: string): number {
  const place = messages.findIndex((message) => tokenOf(message) === token);
  if (place < 0) throw new TwilioError(20001, "PageToken is unknown");
  return place + 1;
}
