import { MailParser, type Headers, type HeaderLines, type HeaderValue } from "mailparser";

// The plain case of MIME: exact lines, known encodings. Whatever is written otherwise gives null here and is read by
// the whole parser: this one must never read a letter differently, only sooner.

/** The parser's own reading of headers, which needs no streams. */
interface HeadReader {
  processHeaders(lines: HeaderLines): Headers;
}
// Not among its types, though its own door to it: the version is fixed, and a test compares both readings.
const headReader = new MailParser({ checksumAlgo: false }) as unknown as HeadReader;

export interface Head {
  lines: HeaderLines;
  /** Where the body begins. */
  end: number;
}

const CRLF2 = Buffer.from("\r\n\r\n");
const LINE = /^([!-9;-~]+):/;
const MOST_HEAD = 64 * 1024;

/** The lines of a head in plain ASCII, unfolded no more than the parser does. */
export function headOf(raw: Buffer): Head | null {
  const at = raw.indexOf(CRLF2);
  if (at <= 0 || at > MOST_HEAD) return null;
  const text = raw.toString("latin1", 0, at);
  // A sign above ASCII, an end of line that is half of one: not the plain case.
  if (/[^\t\r\n -~]|\r(?!\n)|(?<!\r)\n/.test(text)) return null;
  const lines: { key: string; line: string }[] = [];
  for (const line of text.split("\r\n")) {
    const last = lines.at(-1);
    if (line.startsWith(" ") || line.startsWith("\t")) {
      if (!last) return null;
      last.line += `\r\n${line}`;
      continue;
    }
    const key = LINE.exec(line)?.[1];
    if (key === undefined) return null;
    lines.push({ key: key.toLowerCase(), line });
  }
  return { lines, end: at + CRLF2.length };
}

/** A mailbox has few of these, each many times; they are read once. */
const REPEATED = new Set(
  ["from", "to", "cc", "reply-to", "return-path"].concat([
    "content-type",
    "content-disposition",
    "content-transfer-encoding",
  ]),
);
const MOST_KNOWN = 2000;
const known = new Map<string, HeaderValue>();

export function headersOf(head: Head, wanted: ReadonlySet<string>): Headers {
  const lines = head.lines.filter((line) => wanted.has(line.key));
  // What stands twice is joined as only the parser knows.
  if (new Set(lines.map((line) => line.key)).size < lines.length) return headReader.processHeaders(lines);
  const headers = new Map<string, HeaderValue>();
  for (const line of lines) {
    const before = known.get(line.line);
    if (before !== undefined) {
      headers.set(line.key, before);
      continue;
    }
    for (const [key, value] of headReader.processHeaders([line])) {
      headers.set(key, value);
      if (REPEATED.has(key)) know(line.line, value);
    }
  }
  return headers;
}

function know(line: string, value: HeaderValue): void {
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(line, value);
}

/** The parts between the delimiters; null unless each stands exactly as the standard has it and the last one closes. */
export function partsOf(body: Buffer, boundary: string): Buffer[] | null {
  if (!/^[\w'()+,./:=?-]{1,70}$/.test(boundary)) return null;
  const mark = Buffer.from(`--${boundary}`);
  const parts: Buffer[] = [];
  let from = -1;
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + 1)) {
    if (at > 0 && body[at - 1] !== 10) continue; // in the middle of a line
    if (at > 0 && body[at - 2] !== 13) return null;
    if (from >= 0) parts.push(body.subarray(from, Math.max(from, at - 2)));
    const end = at + mark.length;
    const next = body.toString("latin1", end, end + 4);
    if (next.startsWith("\r\n")) from = end + 2;
    else if (next === "--" || next.startsWith("--\r\n")) return from >= 0 && body.indexOf(mark, end) < 0 ? parts : null;
    else return null;
  }
  return null;
}

/** The bytes of a part; null where the encoding is not kept to the letter. */
export function decodedBody(body: Buffer, encoding: string): Buffer | null {
  if (encoding === "" || encoding === "7bit" || encoding === "8bit" || encoding === "binary") return body;
  if (encoding === "base64") {
    const text = body.toString("latin1").replaceAll("\r\n", "");
    return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text) ? Buffer.from(text, "base64") : null;
  }
  if (encoding !== "quoted-printable") return null;
  const text = body.toString("latin1");
  if (/[^\t\r\n -~]|=(?![0-9A-F]{2}|\r\n)|[ \t](?:\r\n|$)|\r(?!\n)|(?<!\r)\n/.test(text)) return null;
  return Buffer.from(
    text
      .replaceAll("=\r\n", "")
      .replaceAll(/=([0-9A-F]{2})/g, (_whole: string, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    "latin1",
  );
}

const single = { "windows-1251": new TextDecoder("windows-1251"), "koi8-r": new TextDecoder("koi8-r") };

export function decodedText(bytes: Buffer, charset: string): string | null {
  const name = charset.toLowerCase();
  if (name === "" || name === "utf-8" || name === "us-ascii") return lines(bytes.toString("utf8"));
  if (name === "koi8-r") return lines(single[name].decode(bytes));
  // The two decoders differ in the one code that means nothing.
  if (name === "windows-1251" && !bytes.includes(0x98)) return lines(single[name].decode(bytes));
  return null;
}

const lines = (text: string): string => text.replaceAll(/\r?\n/g, "\n");
