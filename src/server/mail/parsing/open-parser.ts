import { MailParser, type AttachmentStream, type MessageText } from "mailparser";
import { fileOf, letterOf, type Found } from "./letter-of.ts";
import type { ParsedLetter } from "./parsed-letter.ts";

const MOST_PARTS = 100;
/** What is read of a report to find out what it reports. */
const MOST_REPORT = 64 * 1024;

export type Keep = (n: number, content: AsyncIterable<Buffer>) => Promise<void>;
export interface Reader {
  hosts: string[];
  keep: Keep;
  parsed(letter: ParsedLetter): void;
  failed(error: Error): void;
}

/** The whole parser, for letters of any kind; files are kept as they come. */
export function openParser({ hosts, keep, parsed, failed }: Reader): MailParser {
  const parser = new MailParser({
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
    keepDeliveryStatus: true,
    checksumAlgo: false,
    maxChildNodes: 1000,
  });
  const asError = (error: unknown) => (error instanceof Error ? error : new Error("unreadable"));
  const found: Found = {
    headers: new Map(),
    lines: [],
    files: [],
    text: undefined,
    html: undefined,
    status: "",
    original: "",
  };
  parser.on("headers", (headers) => (found.headers = headers));
  parser.on("headerLines", (lines) => (found.lines = lines));
  parser.on("data", (part) => void take(found, part, keep).catch((error: unknown) => failed(asError(error))));
  parser.on("error", failed);
  parser.on("end", () => {
    try {
      parsed(letterOf(found, hosts));
    } catch (error) {
      failed(asError(error));
    }
  });
  return parser;
}

async function take(found: Found, part: AttachmentStream | MessageText, keep: Keep): Promise<void> {
  if (part.type === "text") {
    found.text = part.text;
    found.html = part.html || undefined;
    return;
  }
  try {
    await passOn(found, part, keep);
  } finally {
    // Without it the parser never ends.
    part.release?.();
  }
}

async function passOn(found: Found, part: AttachmentStream, keep: Keep): Promise<void> {
  const n = found.files.length + 1;
  const type = part.contentType.toLowerCase();
  const isReport = type === "message/delivery-status";
  const isOriginal = type === "message/rfc822" || type === "text/rfc822-headers" || type === "message/global";
  let read = "";
  async function* content(): AsyncGenerator<Buffer> {
    for await (const chunk of part.content) {
      const bytes: Buffer = Buffer.from(chunk);
      if ((isReport || isOriginal) && read.length < MOST_REPORT) read += bytes.toString("utf8");
      yield bytes;
    }
  }
  if (n <= MOST_PARTS && !isReport) {
    const file = { name: part.filename ?? null, contentId: part.cid ?? null, isRelated: part.related === true, type };
    found.files.push(fileOf(file, n));
    await keep(n, content());
  } else for await (const _ of content()); // it must be read to its end
  if (isReport) found.status ||= read;
  if (isOriginal) found.original ||= read;
}
