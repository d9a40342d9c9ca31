import { hash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { keepInFolder } from "../../kernel/files.ts";
import { leanLetter } from "./lean-letter.ts";
import { fileOf, letterOf } from "./letter-of.ts";
import type { Glanced, ParsedLetter, ToWorker } from "./parsed-letter.ts";
import { textOfHtml } from "./safe-html.ts";

/** Of its words only as many as a list shows. */
const MOST_WORDS = 1000;
const MOST_HTML = 20_000;

/** Looks at small letters without reading them through, and puts those of the plain kind into one file. */
export function glance({ bytes, sizes, hosts, folder }: ToWorker & { kind: "glance" }): Glanced {
  let at = 0;
  const raws = sizes.map((size) => Buffer.from(bytes.buffer, bytes.byteOffset + (at += size) - size, size));
  const packed: Buffer[] = [];
  let from = 0;
  const letters = raws.map((raw) => {
    const letter = glanceAt(raw, hosts);
    if (!letter) return null;
    packed.push(raw);
    from += raw.length;
    return { letter, sha256: hash("sha256", raw, "hex"), from: from - raw.length };
  });
  if (packed.length === 0) return { letters, pack: null };
  const pack = packed.length === raws.length ? bytes : new Uint8Array(Buffer.concat(packed));
  if (folder === null) return { letters, pack };
  mkdirSync(folder, { recursive: true });
  return { letters, pack: keepInFolder(folder, pack) };
}

/** Null for a letter of another kind: only the whole parser knows what its head says. */
function glanceAt(raw: Buffer, hosts: string[]): ParsedLetter | null {
  try {
    const lean = leanLetter(raw, true);
    if (!lean) return null;
    const files = lean.files.map((file, i) => fileOf(file, i + 1));
    const text = lean.text?.trim() ? lean.text : textOfHtml((lean.html ?? "").slice(0, MOST_HTML));
    const found = { headers: lean.headers, lines: lean.head.lines, files, status: "", original: "" };
    return letterOf({ ...found, text: text.slice(0, MOST_WORDS), html: undefined }, hosts);
  } catch {
    return null; // whatever it stumbled over is the whole parser's
  }
}
