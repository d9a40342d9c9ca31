import { unzipSync } from "fflate";

/** More than that unpacked is no paper of a law firm but a bomb. */
const MOST_UNPACKED = 60 * 1024 * 1024;

const parts: Record<string, RegExp> = {
  docx: /^word\/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$/,
  xlsx: /^xl\/sharedStrings\.xml$/,
  odt: /^content\.xml$/,
};

/** The words of an office paper; "too-large" for what would unpack beyond measure. Throws on what is no archive. */
export function textOfZip(content: Uint8Array, ending: string): string | "too-large" {
  const wanted = parts[ending];
  if (!wanted) return "";
  let unpacked = 0;
  // Each part is unpacked into the space it says of itself and no further, so a lie costs nothing either.
  const files = unzipSync(content, {
    filter: ({ name, originalSize }) => wanted.test(name) && (unpacked += originalSize) <= MOST_UNPACKED,
  });
  if (unpacked > MOST_UNPACKED) return "too-large";
  const decoder = new TextDecoder();
  return Object.keys(files)
    .sort()
    .map((name) => textOfXml(decoder.decode(files[name])))
    .join("\n");
}

/** Paragraphs, rows and cells part words; all other tags stand inside them (Word cuts words at will). */
export const textOfXml = (xml: string): string =>
  xml
    .replace(/<\/(w:p|w:tr|text:p|text:h|si|table:table-row)>/g, "\n")
    .replace(/<(w:tab|w:br|text:tab|text:line-break|text:s)\b[^>]*>|<\/(w:tc|table:table-cell)>/g, " ")
    .replace(/<[^>]*>/g, "")
    .replace(/&(#\d{1,7}|#x[\da-f]{1,6}|lt|gt|amp|quot|apos);/gi, (_whole, code: string) => entity(code.toLowerCase()))
    .replace(/[ \t]+/g, " ")
    .replace(/\s*\n\s*/g, "\n")
    .trim();

const named: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function entity(code: string): string {
  if (!code.startsWith("#")) return named[code] ?? "";
  const point = code.startsWith("#x") ? Number.parseInt(code.slice(2), 16) : Number(code.slice(1));
  return point <= 0x10ffff ? String.fromCodePoint(point) : "";
}
