import type { AddressObject, Headers, HeaderLines, HeaderValue, StructuredHeader } from "mailparser";
import { bounceOf } from "./bounce.ts";
import { checksOf, clean, idOf, idsOf, isAutomatic, peopleOf } from "./headers.ts";
import type { ParsedFile, ParsedLetter } from "./parsed-letter.ts";
import { quoteFrom, safeHtml, textOfHtml } from "./safe-html.ts";

const MOST_TEXT = 200_000;

/** What was found in a letter, by whichever reading. */
export interface Found {
  headers: Headers;
  lines: HeaderLines;
  files: ParsedFile[];
  text: string | undefined;
  html: string | undefined;
  /** Of a report of non-delivery: what happened, and to which letter. */
  status: string;
  original: string;
}

export function letterOf(found: Found, hosts: readonly string[]): ParsedLetter {
  const { headers } = found;
  const html = found.html ?? null;
  const safe =
    html === null ? null : safeHtml(html, (cid) => found.files.find((file) => file.contentId === cid)?.n ?? null);
  const plain = found.text;
  const text = clean(plain?.trim() ? plain : html === null ? "" : textOfHtml(html), MOST_TEXT);
  const references = idsOf(words(headers.get("references")));
  const inReplyTo = idsOf(words(headers.get("in-reply-to")))[0] ?? null;
  const bounce = found.status === "" ? null : bounceOf({ ...found, references: inReplyTo ? [inReplyTo] : references });
  const people = (name: string) => peopleOf(addresses(headers.get(name)));
  return {
    messageId: idOf(words(headers.get("message-id"))[0]),
    inReplyTo,
    references,
    subject: clean(words(headers.get("subject"))[0] ?? "", 1000),
    from: people("from")[0] ?? { name: "", address: "" },
    recipients: { to: people("to"), cc: people("cc"), bcc: people("bcc"), replyTo: people("reply-to") },
    text,
    quoteFrom: quoteFrom(text),
    html: safe === null ? null : clean(safe.html, 2_000_000),
    hasRemote: safe?.hasRemote ?? false,
    isAutomatic: bounce !== null || isAutomatic(headers),
    bounce,
    checks: checksOf(found.lines, hosts),
    files: found.files,
  };
}

const words = (value: HeaderValue | undefined): string[] =>
  [value ?? []].flat().filter((one) => typeof one === "string");

/** A header that stands twice comes as a list. */
const addresses = (value: HeaderValue | undefined): AddressObject[] =>
  [value ?? []].flat().flatMap((one) => (isAddresses(one) ? [one] : []));

const isAddresses = (one: Exclude<HeaderValue, unknown[]> | string | StructuredHeader): one is AddressObject =>
  typeof one === "object" && "html" in one && "value" in one;

export function fileOf(
  file: { name: string | null; contentId: string | null; isRelated: boolean; type: string },
  n: number,
): ParsedFile {
  // A letter within a letter comes without a name.
  const name =
    file.name ||
    (file.type.startsWith("message/") ? "letter.eml" : file.type === "text/calendar" ? "event.ics" : `file-${n}`);
  return {
    n,
    name: clean(name, 200),
    contentId: file.contentId ? clean(file.contentId, 300) : null,
    isInline: file.isRelated && file.contentId !== null,
  };
}
