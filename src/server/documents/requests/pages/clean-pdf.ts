import { PDFDict, PDFDocument, PDFName, type PDFPage } from "pdf-lib";
import type { CleanAnswer } from "./clean-file.ts";

const MOST_PAGES = 500;
/** What a paper handed in has no need of: scripts, actions, files within. */
const ACTIVE = /\/(JavaScript|JS|OpenAction|AA|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|GoToR)\b/;

/**
 * The same pages in a new PDF: nothing of the old catalogue comes along, so no script and no action does. One that asks
 * for a password is refused in words.
 */
export async function cleanPdf(content: Uint8Array): Promise<CleanAnswer> {
  const old = await opened(content);
  if ("reason" in old) return old;
  const { document } = old;
  try {
    if (document.getPageCount() > MOST_PAGES) return { reason: "pdf-too-long" };
    if (document.getPageCount() === 0) return { reason: "file-broken" };
    const acts = isActive(document, content);
    if (acts) flattenForm(document);
    const fresh = await PDFDocument.create();
    for (const page of await fresh.copyPages(document, document.getPageIndices())) fresh.addPage(stripped(page));
    return { content: await fresh.save(), pages: fresh.getPageCount(), wasFlattened: acts };
  } catch {
    return { reason: "file-broken" };
  }
}

async function opened(
  content: Uint8Array,
): Promise<{ document: PDFDocument } | { reason: "pdf-password" | "file-broken" }> {
  try {
    return { document: await PDFDocument.load(content, { updateMetadata: false }) };
  } catch (error) {
    return { reason: error instanceof Error && /encrypt/i.test(error.message) ? "pdf-password" : "file-broken" };
  }
}

/** Objects may be packed, so the parsed ones are looked at, and the raw bytes besides. */
function isActive(document: PDFDocument, content: Uint8Array): boolean {
  if (ACTIVE.test(Buffer.from(content).toString("latin1"))) return true;
  return document.context
    .enumerateIndirectObjects()
    .some(([, one]) => one instanceof PDFDict && ACTIVE.test(one.toString()));
}

/** What was typed into a form stays to be read. */
function flattenForm(document: PDFDocument): void {
  try {
    document.getForm().flatten();
  } catch {
    // A form that cannot be drawn is lost with its actions; the page itself stays.
  }
}

function stripped(page: PDFPage): PDFPage {
  for (const name of ["Annots", "AA", "Metadata", "PieceInfo", "B"]) page.node.delete(PDFName.of(name));
  return page;
}
