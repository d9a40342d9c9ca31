import { strToU8, zipSync } from "fflate";

interface Row {
  title: string;
  attachment: number | null;
  pages: number | null;
  /** The sheet it begins on; null where the whole is not one file. */
  from: number | null;
}

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
/** Twentieths of a point: number, title, sheets, from which sheet. */
const WIDTHS = [900, 5900, 1200, 1355];

/** The list of contents of a package: what is in it, on how many sheets and from which one. */
export function contentsDocx(title: string, rows: readonly Row[]): Uint8Array {
  const hasPlaces = rows.some(({ from }) => from !== null);
  const head = ["№", "Документ", "Листов", ...(hasPlaces ? ["С листа"] : [])];
  const lines = rows.map((row, i) => [
    String(i + 1),
    row.attachment === null ? row.title : `Приложение ${row.attachment}. ${row.title}`,
    row.pages === null ? "—" : String(row.pages),
    ...(hasPlaces ? [row.from === null ? "—" : String(row.from)] : []),
  ]);
  const table = [head, ...lines].map((cells, i) => tableRow(cells, i === 0)).join("");
  const body = `${paragraph("Опись документов", "center", true, 28)}${paragraph(title, "center", false, 24)}<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/>${borders()}</w:tblPr><w:tblGrid>${head.map((_, i) => `<w:gridCol w:w="${WIDTHS[i] ?? 1000}"/>`).join("")}</w:tblGrid>${table}</w:tbl>`;
  return packed(body);
}

const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[\p{Cc}]/gu, " ");

const paragraph = (text: string, align: "left" | "center", isBold: boolean, halfPoints = 24): string =>
  `<w:p><w:pPr><w:spacing w:before="40" w:after="${halfPoints > 24 ? 120 : 40}"/><w:jc w:val="${align}"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>${isBold ? "<w:b/>" : ""}<w:sz w:val="${halfPoints}"/></w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;

const borders = (): string =>
  `<w:tblBorders>${["top", "left", "bottom", "right", "insideH", "insideV"]
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
    .join("")}</w:tblBorders>`;

function tableRow(cells: readonly string[], isHead: boolean): string {
  const inside = cells
    .map(
      (text, i) =>
        `<w:tc><w:tcPr><w:tcW w:w="${WIDTHS[i] ?? 1000}" w:type="dxa"/></w:tcPr>${paragraph(text, i === 1 && !isHead ? "left" : "center", isHead)}</w:tc>`,
    )
    .join("");
  return `<w:tr><w:trPr><w:cantSplit/>${isHead ? "<w:tblHeader/>" : ""}</w:trPr>${inside}</w:tr>`;
}

const packed = (body: string): Uint8Array =>
  zipSync({
    "[Content_Types].xml": strToU8(
      `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    ),
    "_rels/.rels": strToU8(
      `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    "word/document.xml": strToU8(
      `${HEAD}<w:document xmlns:w="${W}"><w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>`,
    ),
  });
