import type { Align, Block, Cell, Heading, Paragraph, Row, Signature, Table } from "../shipped-template.ts";
import { asked, CLOSE, flatten, openOver, type Flat } from "./flatten.ts";
import { paragraph, runs, sliver, twips } from "./xml.ts";

export interface Look {
  /** Of the main text. */
  halfPoints: number;
  /** Between the margins. */
  widthMm: number;
}

const GAP_AFTER_TABLE = 160;

export const bodyXml = (blocks: readonly Block[], look: Look): string =>
  flatten(blocks)
    .map((block, i, all) =>
      blockXml(isBeforeSignature(block, all[i + 1]) ? { ...block, keepWithNext: true } : block, look),
    )
    .join("");

/** A page with nothing but signatures says nothing of what was signed. */
const isBeforeSignature = (block: Flat, next: Flat | undefined): block is Paragraph =>
  block.kind === "paragraph" && next?.kind === "signature";

function blockXml(block: Flat, look: Look): string {
  switch (block.kind) {
    case "heading":
      return headingXml(block);
    case "paragraph":
      return paragraphXml(block);
    case "table":
      return tableXml(block, look) + sliver("", GAP_AFTER_TABLE);
    case "pageBreak":
      return paragraph("", `<w:r><w:br w:type="page"/></w:r>`);
    case "signature":
      return signatureXml(block, look);
    case "marker":
      return sliver(block.text, 20);
  }
}

const headingXml = ({ text, level = 1 }: Heading): string =>
  paragraph(`<w:pStyle w:val="Heading${level}"/>`, runs(text));

const FIRST_LINE_MM = 12.5;

function paragraphXml(block: Paragraph): string {
  const { text, align = "both", indent = "first", leftMm = 0, spaceAfter, fontHalfPoints, keepWithNext } = block;
  const properties = [
    keepWithNext ? "<w:keepNext/>" : "",
    indent === "numbered" ? `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>` : "",
    spaceAfter === undefined ? "" : `<w:spacing w:after="${spaceAfter}"/>`,
    indentXml(indent, leftMm),
    `<w:jc w:val="${align}"/>`,
  ].join("");
  return paragraph(properties, runs(text, { halfPoints: fontHalfPoints }));
}

function indentXml(indent: NonNullable<Paragraph["indent"]>, leftMm: number): string {
  const left = twips(leftMm);
  if (indent === "none") return `<w:ind w:left="${left}" w:firstLine="0"/>`;
  if (indent === "first") return `<w:ind w:left="${left}" w:firstLine="${twips(FIRST_LINE_MM)}"/>`;
  const hanging = twips(6);
  return `<w:ind w:left="${left + twips(FIRST_LINE_MM)}" w:hanging="${hanging}"/>`;
}

const SIDES = ["top", "left", "bottom", "right", "insideH", "insideV"];

function tableXml(table: Table, look: Look): string {
  const { columns, header = [], rows, hasBorders = true, fontHalfPoints = Math.min(look.halfPoints, 22) } = table;
  const line = hasBorders ? `w:val="single" w:sz="4" w:space="0" w:color="000000"` : `w:val="nil"`;
  const borders = SIDES.map((side) => `<w:${side} ${line}/>`).join("");
  const width = columns.reduce((sum, { widthMm }) => sum + twips(widthMm), 0);
  const margins = ["top", "left", "bottom", "right"]
    .map((side) => `<w:${side} w:w="${side === "top" || side === "bottom" ? 20 : hasBorders ? 70 : 0}" w:type="dxa"/>`)
    .join("");
  const grid = columns.map(({ widthMm }) => `<w:gridCol w:w="${twips(widthMm)}"/>`).join("");
  const xml = [
    ...rowsXml(header, { columns, fontHalfPoints, isHeader: true }),
    ...rowsXml(rows, { columns, fontHalfPoints, isHeader: false }),
  ];
  return `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>${margins}</w:tblCellMar></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${xml.join("")}</w:tbl>`;
}

interface RowLook {
  columns: Table["columns"];
  fontHalfPoints: number;
  isHeader: boolean;
}
interface Placed {
  cell: Cell;
  column: number;
  span: number;
  /** Where a cell over several rows begins, or goes on. */
  merge: "none" | "begins" | "goes-on";
}

/** Places of cells, with those that go on from above: Word wants each of them told. */
function rowsXml(rows: readonly Row[], look: RowLook): string[] {
  const open = new Map<number, { span: number; left: number }>();
  return rows.map((row) => {
    const placed: Placed[] = [];
    const queue = [...row.cells];
    for (let column = 0; column < look.columns.length;) {
      const above = open.get(column);
      if (above) {
        placed.push({ cell: "", column, span: above.span, merge: "goes-on" });
        if (above.left === 1) open.delete(column);
        else open.set(column, { ...above, left: above.left - 1 });
        column += above.span;
        continue;
      }
      const cell = queue.shift();
      if (cell === undefined) throw new Error("a row of a shipped table has too few cells");
      const { span = 1, rowSpan = 1 } = typeof cell === "string" ? {} : cell;
      if (rowSpan > 1) open.set(column, { span, left: rowSpan - 1 });
      placed.push({ cell, column, span, merge: rowSpan > 1 ? "begins" : "none" });
      column += span;
    }
    if (queue.length > 0) throw new Error("a row of a shipped table has too many cells");
    return rowXml(row, placed, look);
  });
}

function rowXml(row: Row, placed: readonly Placed[], look: RowLook): string {
  const marks = [
    ...(row.when === undefined ? [] : [openOver("row", asked(row.when))]),
    ...(row.each === undefined ? [] : [openOver("row", row.each)]),
  ];
  const cells = placed.map((one, i) => {
    const before = i === 0 ? marks.join("") : "";
    const after = i === placed.length - 1 ? CLOSE.repeat(marks.length) : "";
    return cellXml(one, { before, after }, look);
  });
  const header = look.isHeader ? "<w:tblHeader/>" : "";
  return `<w:tr><w:trPr><w:cantSplit/>${header}</w:trPr>${cells.join("")}</w:tr>`;
}

function cellXml(
  { cell, column, span, merge }: Placed,
  marks: { before: string; after: string },
  look: RowLook,
): string {
  const { columns, isHeader, fontHalfPoints } = look;
  const full = typeof cell === "string" ? { text: cell } : cell;
  const width = columns.slice(column, column + span).reduce((sum, { widthMm }) => sum + twips(widthMm), 0);
  const isDash = full.text === "—";
  const align: Align = full.align ?? (isHeader || isDash ? "center" : (columns[column]?.align ?? "left"));
  // A name over the rows that follow does not stay alone at the end of a page.
  const keep = span === columns.length ? "<w:keepNext/>" : "";
  const text = `${marks.before}${full.text}${marks.after}`
    .split("\n")
    .map((line) =>
      paragraph(
        `${keep}<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:firstLine="0"/><w:jc w:val="${align}"/>`,
        runs(line, { halfPoints: fontHalfPoints, isBold: full.isBold ?? false }),
      ),
    );
  const across = span > 1 ? `<w:gridSpan w:val="${span}"/>` : "";
  const merged = merge === "none" ? "" : `<w:vMerge${merge === "begins" ? ` w:val="restart"` : ""}/>`;
  const centred = isHeader ? `<w:vAlign w:val="center"/>` : "";
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${across}${merged}${centred}</w:tcPr>${text.join("")}</w:tc>`;
}

/** Who, a line, the name; what is what stands under them. Nothing of it is parted by the end of a page. */
function signatureXml({ who, name, date }: Signature, { halfPoints, widthMm }: Look): string {
  const [whoMm, lineMm] = [widthMm * 0.42, widthMm * 0.25];
  const widths = [whoMm, lineMm, widthMm - whoMm - lineMm].map(twips);
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("");
  const isShort = /\.(initials|short)\}/.test(name) || !name.includes("{");
  const rows = [
    signatureRow([who, "", name], { widths, halfPoints, isLined: true }),
    signatureRow(["", "(подпись)", isShort ? "(фамилия, инициалы)" : "(фамилия, имя, отчество)"], {
      widths,
      halfPoints: 16,
      isLined: false,
    }),
  ];
  const table = `<w:tbl><w:tblPr><w:tblW w:w="${twips(widthMm)}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join("")}</w:tbl>`;
  const above = `<w:keepNext/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="exact"/><w:ind w:firstLine="0"/>`;
  const below = `<w:spacing w:before="60" w:after="60"/><w:ind w:firstLine="0"/><w:jc w:val="left"/>`;
  return paragraph(above, "") + table + (date === undefined ? sliver("", 60) : paragraph(below, runs(date)));
}

interface SignatureLook {
  widths: readonly number[];
  halfPoints: number;
  isLined: boolean;
}

function signatureRow(texts: readonly string[], { widths, halfPoints, isLined }: SignatureLook): string {
  const lined = `<w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:tcBorders>`;
  const cells = texts.map((text, i) => {
    const properties = `<w:keepNext/><w:spacing w:before="0" w:after="0"/><w:ind w:firstLine="0"/><w:jc w:val="${i === 0 ? "left" : "center"}"/>`;
    return `<w:tc><w:tcPr><w:tcW w:w="${widths[i] ?? 0}" w:type="dxa"/>${isLined && i === 1 ? lined : ""}<w:vAlign w:val="bottom"/></w:tcPr>${paragraph(properties, runs(text, { halfPoints }))}</w:tc>`;
  });
  return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells.join("")}</w:tr>`;
}
