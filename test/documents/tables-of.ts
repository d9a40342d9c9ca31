import { strFromU8, unzipSync } from "fflate";

const plain = (xml: string): string =>
  xml
    .replaceAll("</w:p>", "\n")
    .replaceAll(/<w:br\/?>/g, "\n")
    .replaceAll(/<[^>]+>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replaceAll("\u00A0", " ")
    .trim();

/** The tables of a Word file: rows of texts of cells; a cell that only goes on from above is left out. */
export function tablesOf(docx: Uint8Array): string[][][] {
  const xml = strFromU8(unzipSync(docx)["word/document.xml"] ?? new Uint8Array());
  return [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) =>
    [...table.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)].map(([row]) =>
      [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].flatMap(([cell]) =>
        /<w:vMerge ?\/>/.test(cell) ? [] : [plain(cell).replaceAll("\n", " ")],
      ),
    ),
  );
}
