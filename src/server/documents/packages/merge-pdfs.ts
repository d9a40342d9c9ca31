import type { PDFFont, PDFPage } from "pdf-lib";
import type { Gathered } from "./gathered.ts";
import { WORD_PATH, WORD_UNITS, WORD_WIDTH } from "./data/word-path-data.ts";

export interface Merged {
  content: Uint8Array;
  pages: number;
  /** On which sheet each paper begins. */
  firstPages: number[];
}

export async function pagesOfPdf(content: Uint8Array): Promise<number> {
  const { PDFDocument } = await import("pdf-lib");
  return (await PDFDocument.load(content, { ignoreEncryption: true, updateMetadata: false })).getPageCount();
}

/** One PDF: the list of contents, the main paper, the attachments with their numbers; every sheet numbered. */
export async function mergePdfs(contents: Uint8Array, papers: readonly Gathered[]): Promise<Merged> {
  const { PDFDocument, StandardFonts } = await import("pdf-lib");
  const whole = await PDFDocument.create();
  const font = await whole.embedFont(StandardFonts.Helvetica);
  const add = async (content: Uint8Array): Promise<PDFPage[]> => {
    const part = await PDFDocument.load(content, { updateMetadata: false });
    const pages = await whole.copyPages(part, part.getPageIndices());
    for (const page of pages) whole.addPage(page);
    return pages;
  };
  await add(contents);
  const firstPages: number[] = [];
  for (const paper of papers) {
    firstPages.push(whole.getPageCount() + 1);
    const pages = paper.pdf === null ? [] : await add(paper.pdf);
    if (paper.attachment !== null) for (const page of pages) await stampAttachment(page, font, paper.attachment);
  }
  for (const [i, page] of whole.getPages().entries()) await stampNumber(page, font, i + 1);
  return { content: await whole.save(), pages: whole.getPageCount(), firstPages };
}

const EDGE = 14;
const SIZE = 9;

/** The standard fonts of PDF know no Cyrillic: the word is drawn, and only its number is set. */
async function stampAttachment(page: PDFPage, font: PDFFont, number: number): Promise<void> {
  const { degrees } = await import("pdf-lib");
  const digits = String(number);
  const scale = SIZE / WORD_UNITS;
  const word = WORD_WIDTH * scale;
  const gap = SIZE * 0.35;
  const total = word + gap + font.widthOfTextAtSize(digits, SIZE);
  const at = placeOn(page);
  const right = at.width - EDGE - total;
  const top = at.height - EDGE - SIZE;
  const start = at.point(right, top);
  page.drawSvgPath(WORD_PATH, { ...start, scale, rotate: degrees(at.angle), color: await ink(), borderWidth: 0 });
  page.drawText(digits, { ...at.point(right + word + gap, top), size: SIZE, font, rotate: degrees(at.angle) });
}

async function stampNumber(page: PDFPage, font: PDFFont, number: number): Promise<void> {
  const { degrees } = await import("pdf-lib");
  const text = String(number);
  const at = placeOn(page);
  const x = (at.width - font.widthOfTextAtSize(text, SIZE)) / 2;
  page.drawText(text, { ...at.point(x, EDGE - 4), size: SIZE, font, rotate: degrees(at.angle) });
}

async function ink() {
  const { rgb } = await import("pdf-lib");
  return rgb(0, 0, 0);
}

/** A page may be turned and may begin elsewhere than at nought: places are told as the reader sees it. */
export function placeOn(page: Pick<PDFPage, "getRotation" | "getCropBox">) {
  const { x, y, width, height } = page.getCropBox();
  const angle = ((page.getRotation().angle % 360) + 360) % 360;
  const isSide = angle === 90 || angle === 270;
  const seen = { width: isSide ? height : width, height: isSide ? width : height };
  const point = (left: number, up: number): { x: number; y: number } => {
    if (angle === 90) return { x: x + width - up, y: y + left };
    if (angle === 180) return { x: x + width - left, y: y + height - up };
    if (angle === 270) return { x: x + up, y: y + height - left };
    return { x: x + left, y: y + up };
  };
  return { ...seen, angle, point };
}
