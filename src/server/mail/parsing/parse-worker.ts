import { parentPort } from "node:worker_threads";
import { MailParser, type AttachmentStream, type Headers, type HeaderLines, type MessageText } from "mailparser";
import { bounceOf } from "./bounce.ts";
import { checksOf, clean, idOf, idsOf, isAutomatic, peopleOf, readableHead } from "./headers.ts";
import type { FromWorker, ParsedFile, ParsedLetter, ToWorker } from "./parsed-letter.ts";
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
  hosts: string[];
  isFirst: boolean;
}
let reading: Reading | null = null;
let taken: (() => void) | null = null;

port.on("message", (message: ToWorker) => {
  if (message.kind === "begin") reading = begin(message.hosts);
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

function begin(hosts: string[]): Reading {
  const parser = new MailParser({
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
    keepDeliveryStatus: true,
    checksumAlgo: false,
    maxChildNodes: 1000,
  });
  const found: Found = { headers: new Map(), lines: [], files: [], text: null, status: "", original: "" };
  parser.on("headers", (headers) => (found.headers = headers));
  parser.on("headerLines", (lines) => (found.lines = lines));
  parser.on("data", (part) => void take(found, part));
  parser.on("error", (error: Error) => say({ kind: "failed", message: error.message }));
  parser.on("end", () => {
    try {
      say({ kind: "parsed", letter: letterOf(parser, found, hosts) });
    } catch (error) {
      say({ kind: "failed", message: error instanceof Error ? error.message : "unreadable" });
    }
  });
  return { parser, hosts, isFirst: true };
}

interface Found {
  headers: Headers;
  lines: HeaderLines;
  files: ParsedFile[];
  text: MessageText | null;
  status: string;
  original: string;
}

async function take(found: Found, part: AttachmentStream | MessageText): Promise<void> {
  if (part.type === "text") {
    found.text = part;
    return;
  }
  try {
    await passOn(found, part);
  } catch (error) {
    say({ kind: "failed", message: error instanceof Error ? error.message : "unreadable" });
  } finally {
    // Without it the parser never ends.
    part.release?.();
  }
}

async function passOn(found: Found, part: AttachmentStream): Promise<void> {
  const n = found.files.length + 1;
  const type = part.contentType.toLowerCase();
  const isReport = type === "message/delivery-status";
  const isOriginal = type === "message/rfc822" || type === "text/rfc822-headers" || type === "message/global";
  let read = "";
  const isKept = n <= MOST_PARTS && !isReport;
  if (isKept) found.files.push(fileOf(part, n, type));
  for await (const chunk of part.content) {
    const bytes: Buffer = Buffer.from(chunk);
    if ((isReport || isOriginal) && read.length < MOST_REPORT) read += bytes.toString("utf8");
    if (isKept) await handOver({ kind: "file-chunk", n, data: new Uint8Array(bytes), isLast: false });
  }
  if (isKept) await handOver({ kind: "file-chunk", n, data: new Uint8Array(0), isLast: true });
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
  const name = part.filename || (type.startsWith("message/") ? "letter.eml" : type === "text/calendar" ? "event.ics" : `file-${n}`);
  return {
    n,
    name: clean(name, 200),
    contentId: part.cid ? clean(part.cid, 300) : null,
    isInline: part.related === true && part.cid !== undefined,
  };
}

function letterOf(parser: MailParser, found: Found, hosts: readonly string[]): ParsedLetter {
  const html = found.text?.html ?? null;
  const safe = html === null ? null : safeHtml(html, (cid) => found.files.find((file) => file.contentId === cid)?.n ?? null);
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
