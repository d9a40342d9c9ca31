import { unzipSync } from "fflate";
import type { TemplateProblem } from "../../../api/document-templates.ts";
import { refused, type HouseError } from "../../kernel/errors.ts";

// A Word file is a zip that a stranger may have made: it is measured before anything of it is opened.
const MAX_FILE = 50 * 1024 * 1024;
const MAX_ENTRIES = 2_000;
const MAX_ENTRY = 60 * 1024 * 1024;
const MAX_TOTAL = 150 * 1024 * 1024;
/** Text of an office paper packs 10 to 30 times; a bomb, a thousand. */
const MAX_RATIO = 200;
const SMALL = 1024 * 1024;

const MACROS = /(^|\/)(vbaProject|vbaData)[^/]*$/i;

export const templateWrong = (problems: readonly TemplateProblem[]): HouseError =>
  refused("template-wrong", { problems });
const wrong = (problem: string, place = ""): HouseError => templateWrong([{ problem, tag: "", place }]);

/**
 * The parts of a Word file by name. Throws Refused "template-wrong": `not-docx`, `macros`, `zip-bomb`, `file-too-large`,
 * `external-part`, `doctype`.
 */
export function unpackDocx(content: Uint8Array): Record<string, Uint8Array> {
  if (content.length > MAX_FILE) throw wrong("file-too-large");
  const parts = unzip(content);
  const types = parts["[Content_Types].xml"];
  if (!types || !parts["word/document.xml"]) throw wrong("not-docx");
  if (/macroEnabled/i.test(new TextDecoder().decode(types))) throw wrong("macros", "[Content_Types].xml");
  for (const [name, bytes] of Object.entries(parts)) {
    if (!/\.(xml|rels)$/i.test(name)) continue;
    const text = new TextDecoder().decode(bytes);
    if (/<!DOCTYPE/i.test(text)) throw wrong("doctype", name);
    if (/\.rels$/i.test(name) && takesFromOutside(text)) throw wrong("external-part", name);
  }
  return parts;
}

function unzip(content: Uint8Array): Record<string, Uint8Array> {
  let entries = 0;
  let total = 0;
  try {
    return unzipSync(content, {
      filter({ name, size, originalSize }) {
        if (MACROS.test(name)) throw wrong("macros", name);
        entries += 1;
        total += originalSize;
        const isBomb = originalSize > SMALL && originalSize / Math.max(size, 1) > MAX_RATIO;
        if (isBomb || entries > MAX_ENTRIES || originalSize > MAX_ENTRY || total > MAX_TOTAL)
          throw wrong("zip-bomb", name);
        return !name.endsWith("/");
      },
    });
  } catch (error) {
    if (error instanceof Error && "reason" in error) throw error;
    throw wrong("not-docx");
  }
}

/** A link that a reader clicks is his own doing; a picture or a template from elsewhere tells that the paper is open. */
const takesFromOutside = (rels: string): boolean =>
  (rels.match(/<Relationship\b[^>]*>/g) ?? []).some(
    (one) => /TargetMode\s*=\s*["']External["']/i.test(one) && !/relationships\/hyperlink["']/i.test(one),
  );
