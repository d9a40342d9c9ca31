import fc from "fast-check";
import { expect, test } from "vitest";
import { readLean, readWhole } from "./read-small.ts";

const HOSTS = ["mail.firma.test"];

const word = fc.constantFrom(
  "Здравствуйте",
  "дело",
  "суд № 5",
  "Hello",
  "=3D",
  "--b1",
  "<b>жирно</b>",
  "&amp;",
  "\t",
  "😀",
  "",
  ".",
  "> цитата",
  "https://a.test/?q=1&r=2",
);
const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(" "));
const lines = fc.array(text, { maxLength: 6 }).map((all) => all.join("\r\n"));
const encoded = (value: string, how: string): string =>
  how === "Q"
    ? `=?UTF-8?Q?${[...Buffer.from(value)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("")}?=`
    : `=?utf-8?B?${Buffer.from(value).toString("base64")}?=`;
const phrase = fc.oneof(
  fc.constantFrom("Plain words", '"Quoted, name"', "", "=?koi8-r?B?79TXxdQ=?="),
  fc.tuple(text, fc.constantFrom("B", "Q")).map(([value, how]) => encoded(value, how)),
  fc.tuple(text, text).map(([a, b]) => `${encoded(a, "B")}\r\n ${encoded(b, "B")}`),
);
const address = fc
  .tuple(phrase, fc.constantFrom("anna@mail.test", "Boris@Mail.TEST", "x", ""))
  .map(([name, at]) => (at === "" ? name : `${name} <${at}>`));
const id = fc.constantFrom("<a@mail.test>", "<b@mail.test>", "garbage words", "<no-at>", "");
const header = fc.oneof(
  fc
    .tuple(fc.constantFrom("From", "To", "Cc", "Reply-To", "Bcc", "to"), fc.array(address, { maxLength: 3 }))
    .map(([name, all]) => `${name}: ${all.join(",\r\n ")}`),
  phrase.map((value) => `Subject: ${value}`),
  fc
    .tuple(fc.constantFrom("Message-ID", "In-Reply-To", "References"), fc.array(id, { maxLength: 3 }))
    .map(([name, all]) => `${name}: ${all.join("\r\n\t")}`),
  fc.constantFrom(
    "Precedence: bulk",
    "Auto-Submitted: auto-replied",
    "Return-Path: <>",
    "Received: from a by b",
    "X-Other: 1",
    "Authentication-Results: mail.firma.test; spf=pass; dkim=fail",
  ),
);

const QP = (value: Buffer): string =>
  [...value]
    .map((byte) =>
      byte === 10
        ? "\n"
        : byte === 13
          ? "\r"
          : byte > 32 && byte < 127 && byte !== 61
            ? String.fromCharCode(byte)
            : `=${byte.toString(16).toUpperCase().padStart(2, "0")}`,
    )
    .join("")
    .replaceAll(/((?:=[0-9A-F]{2}|[^=\r\n]){60})(?=.)/g, "$1=\r\n");
const inEncoding = (bytes: Buffer, how: string): Buffer =>
  how === "quoted-printable"
    ? Buffer.from(QP(bytes))
    : how === "base64"
      ? Buffer.from(bytes.toString("base64").replaceAll(/.{76}/g, "$&\r\n"))
      : bytes;

const part = (head: string, body: Buffer): Buffer => Buffer.concat([Buffer.from(`${head}\r\n\r\n`), body]);
const how = fc.constantFrom("7bit", "8bit", "quoted-printable", "base64", "Base64");
const wordsPart = fc
  .tuple(
    fc.constantFrom("plain", "html"),
    fc.constantFrom(
      "; charset=utf-8",
      '; charset="UTF-8"',
      "; charset=koi8-r",
      "",
      "; charset=windows-1251; format=flowed",
      "; charset=windows-1251",
    ),
    how,
    lines,
  )
  .map(([kind, charset, how, body]) =>
    part(
      `Content-Type: text/${kind}${charset}\r\nContent-Transfer-Encoding: ${how}`,
      inEncoding(Buffer.from(body), how.toLowerCase()),
    ),
  );
const filePart = fc
  .tuple(
    fc.constantFrom(
      "application/pdf",
      "image/png",
      "application/octet-stream",
      "text/calendar",
      "message/rfc822",
      "text/plain",
    ),
    fc.constantFrom("attachment", "inline"),
    phrase,
    how,
    fc.uint8Array({ maxLength: 200 }),
    fc.constantFrom("", "\r\nContent-ID: <pic@a>"),
  )
  .map(([type, placed, name, how, bytes, cid]) =>
    part(
      `Content-Type: ${type}; name="a.bin"\r\nContent-Disposition: ${placed}; filename="${name.replaceAll('"', "")}"\r\nContent-Transfer-Encoding: ${how}${cid}`,
      inEncoding(Buffer.from(bytes), how.toLowerCase()),
    ),
  );
const joined = (kind: string, boundary: string, parts: Buffer[], end: string): Buffer =>
  Buffer.concat([
    Buffer.from(`Content-Type: multipart/${kind}; boundary="${boundary}"\r\n\r\n`),
    ...parts.flatMap((one) => [Buffer.from(`--${boundary}\r\n`), one, Buffer.from("\r\n")]),
    Buffer.from(`--${boundary}${end}`),
  ]);
const end = fc.constantFrom("--\r\n", "--", "--\r\nafter the end\r\n", "");
const alternative = fc
  .tuple(fc.array(wordsPart, { minLength: 1, maxLength: 3 }), end)
  .map(([parts, end]) => joined("alternative", "inner", parts, end));
const whole = fc.oneof(
  wordsPart,
  alternative,
  fc
    .tuple(
      fc.constantFrom("mixed", "related", "report"),
      fc.array(fc.oneof(wordsPart, alternative, filePart), { minLength: 1, maxLength: 4 }),
      end,
    )
    .map(([kind, parts, end]) => joined(kind, "outer", parts, end)),
);
const letter = fc
  .tuple(fc.array(header, { minLength: 1, maxLength: 8 }), whole)
  .map(([head, body]) => Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n`), body]));

test("the quick reading of a letter says what the whole parser says, or leaves the letter to it", async () => {
  let lean = 0;
  await fc.assert(
    fc.asyncProperty(letter, async (raw) => {
      const quick = readLean(raw, HOSTS);
      if (quick === null) return;
      lean += 1;
      const slow = await readWhole(raw, HOSTS);
      expect(quick.letter).toEqual(slow.letter);
      expect(quick.contents.map(({ n, data }) => [n, Buffer.from(data).toString("hex")])).toEqual(
        slow.contents.map(({ n, data }) => [n, Buffer.from(data).toString("hex")]),
      );
    }),
    { numRuns: Number(process.env["LEAN_RUNS"] ?? 300) },
  );
  // Otherwise it would have compared nothing.
  expect(lean).toBeGreaterThan(50);
});
