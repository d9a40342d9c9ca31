import { strToU8, zipSync } from "fflate";
import { bodyXml } from "./docx/blocks.ts";
import {
  contentTypes,
  core,
  documentRelations,
  footer,
  numbering,
  pageOf,
  rootRelations,
  settings,
  styles,
} from "./docx/parts.ts";
import { NAMESPACE } from "./docx/xml.ts";
import type { ShippedTemplate } from "./shipped-template.ts";

const DEFAULT_HALF_POINTS = 24;
/** The same source makes the same bytes: a start tells by them whether an edition is new. */
const EPOCH = new Date("1980-01-01T00:00:00");

/** The Word file of a shipped template. */
export function buildDocx(template: ShippedTemplate): Uint8Array {
  const halfPoints = template.fontHalfPoints ?? DEFAULT_HALF_POINTS;
  const page = pageOf(template.isLandscape ?? false);
  const body = bodyXml(template.body, { halfPoints, widthMm: page.widthMm });
  const files: Record<string, string> = {
    "[Content_Types].xml": contentTypes,
    "_rels/.rels": rootRelations,
    "docProps/core.xml": core(template.title),
    "word/document.xml": `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document xmlns:w="${NAMESPACE}"><w:body>${body}${page.xml}</w:body></w:document>`,
    "word/_rels/document.xml.rels": documentRelations,
    "word/styles.xml": styles(halfPoints),
    "word/settings.xml": settings,
    "word/numbering.xml": numbering,
    "word/footer.xml": footer,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => [name, [strToU8(text), { level: 6, mtime: EPOCH }]]),
    ),
  );
}
