import type { Headers, HeaderValue, StructuredHeader } from "mailparser";
import { decodedBody, decodedText, headersOf, headOf, partsOf, type Head } from "./lean-parts.ts";

/** What a letter is made of before its words are looked at. */
export interface LeanLetter {
  head: Head;
  headers: Headers;
  text: string | undefined;
  html: string | undefined;
  files: LeanFile[];
}

export interface LeanFile {
  type: string;
  name: string | null;
  contentId: string | null;
  isRelated: boolean;
  data: Buffer;
}

const OF_PART = ["content-type", "content-disposition", "content-transfer-encoding", "content-id"];
const WANTED = new Set(
  OF_PART.concat(
    ["from", "to", "cc", "bcc", "reply-to", "subject", "message-id", "in-reply-to", "references"],
    ["auto-submitted", "x-autoreply", "x-autorespond", "x-auto-response-suppress", "precedence", "return-path"],
  ),
);
const OF_PARTS = new Set(OF_PART);
const MOST_DEPTH = 4;
const MOST_PARTS = 50;
const NOTHING = Buffer.alloc(0);
/** Types that mean more than a file: the whole parser looks into them. */
const MEANS_MORE = /^(?:message|multipart)\/|^text\/rfc822/;
const TYPE = /^[a-z]+\/[\w.+-]+$/;

/**
 * A letter as most are: words, words with HTML, with files beside them, each written as the standard has it. Null for
 * any other, which is the whole parser's. That one passes every letter through a dozen streams; here it is one look.
 * A glance leaves out what is in the files, and the HTML beside a plain text.
 */
export function leanLetter(raw: Buffer, isGlance = false): LeanLetter | null {
  const head = headOf(raw);
  if (!head) return null;
  const headers = headersOf(head, WANTED);
  const found: Found = { texts: [], files: [], left: MOST_PARTS, isGlance };
  const above = { isAlternative: false, isRelated: false, depth: 0 };
  if (!walk(found, headers, raw.subarray(head.end), above)) return null;
  const words = wordsOf(found.texts);
  return words && { head, headers, ...words, files: found.files };
}

interface Found {
  texts: { isHtml: boolean; isAlternative: boolean; text: string }[];
  files: LeanFile[];
  left: number;
  isGlance: boolean;
}
interface Above {
  isAlternative: boolean;
  isRelated: boolean;
  depth: number;
}

/** False when the letter is not of the plain kind. */
function walk(found: Found, headers: Headers, body: Buffer, above: Above): boolean {
  const type = structured(headers, "content-type");
  const name = type === null ? "text/plain" : type.value.toLowerCase().trim();
  if (!TYPE.test(name) || (found.left -= 1) < 0) return false;
  if (/^multipart\/(?:alternative|mixed|related)$/.test(name)) return walkParts(found, headers, body, above);
  if (MEANS_MORE.test(name)) return false;
  const disposition = structured(headers, "content-disposition");
  const placed = disposition?.value.toLowerCase().trim() ?? "";
  if (!["", "inline", "attachment"].includes(placed)) return false;
  const isWords = (name === "text/plain" || name === "text/html") && placed !== "attachment";
  const isSkipped = found.isGlance && (!isWords || (name === "text/html" && found.texts.length > 0));
  const encoding = headers.get("content-transfer-encoding") ?? "";
  const bytes = typeof encoding === "string" ? decodedBody(isSkipped ? NOTHING : body, encoding.toLowerCase()) : null;
  if (bytes === null) return false;
  if (!isWords) {
    // A name of which nothing is left by its decoding.
    if (disposition?.params["filename"] === "") return false;
    const id = headers.get("content-id");
    found.files.push({
      type: name,
      name: disposition?.params["filename"] || type?.params["name"] || null,
      contentId: typeof id === "string" ? id.trim().replaceAll(/^<|>$/g, "").trim() : null,
      isRelated: above.isRelated,
      data: bytes,
    });
    return true;
  }
  if (type?.params["format"] !== undefined && type.params["format"].toLowerCase() !== "fixed") return false;
  const text = decodedText(bytes, type?.params["charset"] ?? "");
  if (text === null) return false;
  found.texts.push({ isHtml: name === "text/html", isAlternative: above.isAlternative, text });
  return true;
}

function walkParts(found: Found, headers: Headers, body: Buffer, above: Above): boolean {
  const type = structured(headers, "content-type");
  const encoding = headers.get("content-transfer-encoding") ?? "";
  if (above.depth >= MOST_DEPTH || typeof encoding !== "string") return false;
  if (!["", "7bit", "8bit", "binary"].includes(encoding.toLowerCase())) return false;
  const kind = type?.value.toLowerCase().trim();
  const below = {
    isAlternative: above.isAlternative || kind === "multipart/alternative",
    isRelated: above.isRelated || kind === "multipart/related",
    depth: above.depth + 1,
  };
  const parts = partsOf(body, type?.params["boundary"] ?? "");
  if (!parts) return false;
  for (const part of parts) {
    const head = headOf(part);
    // The whole parser gives an empty part the line's end before the delimiter.
    if (!head || head.end === part.length || !head.lines.some(({ key }) => key === "content-type")) return false;
    if (!walk(found, headersOf(head, OF_PARTS), part.subarray(head.end), below)) return false;
  }
  return true;
}

function structured(headers: Headers, name: string): StructuredHeader | null {
  const value = headers.get(name);
  return isStructured(value) ? value : null;
}

const isStructured = (value: HeaderValue | undefined): value is StructuredHeader =>
  typeof value === "object" && "params" in value;

/** One text, or one of each kind that say the same; how more of them are joined is the whole parser's to know. */
function wordsOf(texts: Found["texts"]): { text: string | undefined; html: string | undefined } | null {
  const plain = texts.filter((one) => !one.isHtml);
  const html = texts.filter((one) => one.isHtml);
  if (plain.length > 1 || html.length > 1) return null;
  if (plain.length + html.length > 1 && !texts.every((one) => one.isAlternative)) return null;
  return { text: plain[0]?.text, html: html[0]?.text || undefined };
}
