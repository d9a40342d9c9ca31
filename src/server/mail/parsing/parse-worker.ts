import { parentPort } from "node:worker_threads";
import { MailParser, type AttachmentStream, type Headers, type HeaderLines, type MessageText } from "mailparser";
import { bounceOf } from "./bounce.ts";
import { checksOf, clean, idOf, idsOf, isAutomatic, peopleOf, readableHead } from "./headers.ts";
import type { FromWorker, ParsedFile, ParsedLetter, SmallLetter, ToWorker } from "./parsed-letter.ts";
import { quoteFrom, safeHtml, textOfHtml } from "./safe-html.ts";

// Reads letters apart from the program's own thread: a long or ill-made one holds up nobody but itself.

const MOST_PARTS = 100;
const MOST_TEXT = 200_000;
/** What is read of a report to find out what it reports. */
const MOST_REPORT = 64 * 1024;

const port = parentPort;
if (!port) throw new Error("this file is a worker thread");
const say = (message: FromWorker): void => port.postMessage(message);

interface Reading {
  parser: MailParser;
  isFirst: boolean;
}
let reading: Reading | null = null;
let taken: (() => void) | null = null;

port.on("message", (message: ToWorker) => {
  if (message.kind === "small") void readSmall(message);
  else if (message.kind === "begin") reading = begin(message.hosts);
  else if (message.kind === "file-taken") taken?.();
  else if (reading) write(reading, message);
});

function write(now: Reading, { data, isLast }: { data: Uint8Array; isLast: boolean }): void {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const chunk = now.isFirst ? readableHead(bytes) : bytes;
  now.isFirst = false;
  const goOn = () => (isLast ? now.parser.end() : say({ kind: "more" }));
  if (now.parser.write(chunk)) goOn();
  else now.parser.once("drain", goOn);
}

/** The parser passes a letter on in many small steps with pauses between them: several go side by side. */
const SIDE_BY_SIDE = 16;

/** Small letters whole; one that cannot be read spoils no other. */
async function readSmall({ raws, hosts }: ToWorker & { kind: "small" }): Promise<void> {
  const letters: SmallLetter[] = raws.map(() => null);
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let at = next++; at < raws.length; at = next++)
      letters[at] = await readOne(raws[at] ?? new Uint8Array(0), hosts).catch(() => null);
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, lane));
  say({ kind: "small-parsed", letters });
}

function readOne(raw: Uint8Array, hosts: string[]): Promise<SmallLetter> {
  const contents: { n: number; data: Uint8Array }[] = [];
  return new Promise((resolve, reject) => {
    const keep: Keep = async (n, content) => {
      const chunks: Buffer[] = [];
      for await (const chunk of content) chunks.push(chunk);
      contents.push({ n, data: new Uint8Array(Buffer.concat(chunks)) });
    };
    const parser = openParser({ hosts, keep, parsed: (letter) => resolve({ letter, contents }), failed: reject });
    parser.end(readableHead(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)));
  });
}

function begin(hosts: string[]): Reading {
  const keep: Keep = async (n, content) => {
    for await (const chunk of content)
      await handOver({ kind: "file-chunk", n, data: new Uint8Array(chunk), isLast: false });
    await handOver({ kind: "file-chunk", n, data: new Uint8Array(0), isLast: true });
  };
  const parsed = (letter: ParsedLetter) => say({ kind: "parsed", letter });
  const failed = (error: Error) => say({ kind: "failed", message: error.message });
  return { parser: openParser({ hosts, keep, parsed, failed }), isFirst: true };
}

type Keep = (n: number, content: AsyncIterable<Buffer>) => Promise<void>;
interface Reader {
  hosts: string[];
  keep: Keep;
  parsed(letter: ParsedLetter): void;
  failed(error: Error): void;
}

function openParser({ hosts, keep, parsed, failed }: Reader): MailParser {
  const parser = new MailParser({
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
    keepDeliveryStatus: true,
    checksumAlgo: false,
    maxChildNodes: 1000,
  });
  const asError = (error: unknown) => (error instanceof Error ? error : new Error("unreadable"));
  const found: Found = { headers: new Map(), lines: [], files: [], text: null, status: "", original: "" };
  parser.on("headers", (headers) => (found.headers = headers));
  parser.on("headerLines", (lines) => (found.lines = lines));
  parser.on("data", (part) => void take(found, part, keep).catch((error: unknown) => failed(asError(error))));
  parser.on("error", failed);
  parser.on("end", () => {
    try {
      parsed(letterOf(parser, found, hosts));
    } catch (error) {
      failed(asError(error));
    }
  });
  return parser;
}

interface Found {
  headers: Headers;
  lines: HeaderLines;
  files: ParsedFile[];
  text: MessageText | null;
  status: string;
  original: string;
}

async function take(found: Found, part: AttachmentStream | MessageText, keep: Keep): Promise<void> {
  if (part.type === "text") {
    found.text = part;
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
    found.files.push(fileOf(part, n, type));
    await keep(n, content());
  } else for await (const _ of content()); // it must be read to its end
  if (isReport) found.status ||= read;
  if (isOriginal) found.original ||= read;
}

function handOver(message: FromWorker & { kind: "file-chunk" }): Promise<void> {
  return new Promise((resolve) => {
    taken = resolve;
    port?.postMessage(message, [message.data.buffer as ArrayBuffer]); // made here by `new Uint8Array`, so never shared
  });
}

function fileOf(part: AttachmentStream, n: number, type: string): ParsedFile {
  // A letter within a letter comes without a name.
  const name =
    part.filename ||
    (type.startsWith("message/") ? "letter.eml" : type === "text/calendar" ? "event.ics" : `file-${n}`);
  return {
    n,
    name: clean(name, 200),
    contentId: part.cid ? clean(part.cid, 300) : null,
    isInline: part.related === true && part.cid !== undefined,
  };
}

function letterOf(parser: MailParser, found: Found, hosts: readonly string[]): ParsedLetter {
  const html = found.text?.html ?? null;
  const safe =
    html === null ? null : safeHtml(html, (cid) => found.files.find((file) => file.contentId === cid)?.n ?? null);
  const plain = found.text?.text;
  const text = clean(plain?.trim() ? plain : html === null ? "" : textOfHtml(html), MOST_TEXT);
  const references = idsOf(parser.references);
  const inReplyTo = idsOf(parser.inReplyTo)[0] ?? null;
  const bounce = found.status === "" ? null : bounceOf({ ...found, references: inReplyTo ? [inReplyTo] : references });
  return {
    messageId: idOf(parser.messageId),
    inReplyTo,
    references,
    subject: clean(parser.subject ?? "", 1000),
    from: peopleOf(parser.from)[0] ?? { name: "", address: "" },
    recipients: {
      to: peopleOf(parser.to),
      cc: peopleOf(parser.cc),
      bcc: peopleOf(parser.bcc),
      replyTo: peopleOf(parser.replyTo),
    },
    text,
    quoteFrom: quoteFrom(text),
    html: safe === null ? null : clean(safe.html, 2_000_000),
    hasRemote: safe?.hasRemote ?? false,
    isAutomatic: bounce !== null || isAutomatic(found.headers),
    bounce,
    checks: checksOf(found.lines, hosts),
    files: found.files,
  };
}
