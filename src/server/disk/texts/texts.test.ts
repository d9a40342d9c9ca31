import { strToU8, zipSync } from "fflate";
import { PDFDocument, StandardFonts } from "pdf-lib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { diskBase, type DiskBase } from "../../../../test/disk-firm.ts";
import { getNode } from "../get-node.ts";
import { addFile, addVersion } from "../index.ts";
import { searchFiles } from "../search-files.ts";
import { textOfXml } from "./zip-text.ts";

let base: DiskBase;
beforeAll(async () => {
  base = await diskBase();
});
afterAll(() => base.close());

const lawyer = () => base.ctx(base.lawyer);
const word = (text: string, more: Record<string, Uint8Array> = {}) =>
  zipSync({
    "word/document.xml": strToU8(`<w:document><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`),
    ...more,
  });
const put = async (name: string, content: string | Uint8Array, clientId: number | null = base.clientId) => {
  const added = await addFile(lawyer(), { clientId, matterId: null, name, file: await base.keep(content) });
  await base.jobs.runDue();
  return added;
};
const found = async (q: string, more: { clientId?: number } = {}) =>
  (await searchFiles(lawyer(), { q, ...more })).items.map(({ name, snippet }) => ({ name, snippet }));
const stateOf = async (nodeId: number) => (await getNode(lawyer(), nodeId)).textState;

async function pdf(text: string): Promise<PDFDocument> {
  const paper = await PDFDocument.create();
  paper.addPage().drawText(text, { font: await paper.embedFont(StandardFonts.Helvetica), size: 12, x: 40, y: 700 });
  return paper;
}

test("words inside Word papers and PDF are found in any form, shown where they stand", async () => {
  await put("Договор.docx", word("Заёмщик обязуется вернуть микрозайм до конца года"));
  await put("Statement.pdf", await (await pdf("Account statement of the lender")).save());
  expect(await found("микрозайма")).toEqual([
    { name: "Договор.docx", snippet: expect.stringContaining("⟦микрозайм⟧") },
  ]);
  expect(await found("ЗАЕМЩИК")).toHaveLength(1);
  expect(await found("lenders account")).toEqual([
    { name: "Statement.pdf", snippet: expect.stringContaining("⟦lender⟧") },
  ]);
});

test("any part of a name finds a file, before those found by words inside", async () => {
  await put("Справка 2-НДФЛ.pdf", "нет");
  await put("прочее.txt", "здесь справка упомянута");
  expect((await found("справк")).map(({ name }) => name)).toEqual(["Справка 2-НДФЛ.pdf", "прочее.txt"]);
  expect((await found("-ндф")).map(({ name }) => name)).toEqual(["Справка 2-НДФЛ.pdf"]);
  expect(await found("%")).toEqual([]);
});

test("only the newest version is searched", async () => {
  const { nodeId } = await put("редакция.txt", "прежнее слово аккредитив");
  await addVersion(lawyer(), nodeId, await base.keep("нынешнее слово эскроу"));
  await base.jobs.runDue();
  expect(await found("аккредитив")).toEqual([]);
  expect(await found("эскроу")).toHaveLength(1);
});

test("a PDF under a password or broken is said to be so, and nothing fails", async () => {
  expect(await stateOf((await put("закрыт.pdf", locked())).nodeId)).toBe("encrypted");
  expect(await stateOf((await put("сломан.pdf", "%PDF-1.7\nэто не PDF")).nodeId)).toBe("broken");
  expect(await stateOf((await put("обрезан.docx", word("слово").subarray(0, 60))).nodeId)).toBe("broken");
  expect(await stateOf((await put("снимок.jpg", Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).nodeId)).toBe("none");
});

test("a script in a PDF is not run and does not hinder the reading", async () => {
  const paper = await pdf("harmless words");
  paper.addJavaScript("main", "app.alert('x'); this.exportDataObject({ cName: 'x', nLaunch: 2 });");
  expect(await stateOf((await put("скрипт.pdf", await paper.save())).nodeId)).toBe("done");
  expect(await found("harmless")).toHaveLength(1);
});

test("a zip bomb is told by what it says of itself, and a lie about it unpacks no further", async () => {
  const bomb = word("x", { "word/header1.xml": new Uint8Array(80 * 1024 * 1024) });
  expect(bomb.length).toBeLessThan(200_000);
  expect(await stateOf((await put("бомба.docx", bomb)).nodeId)).toBe("too-large");
  const lie = Buffer.from(word("y".repeat(1_000_000)));
  // The sizes in the directory at the end: it says that a million letters are ten.
  const directory = lie.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  lie.writeUInt32LE(10, directory + 24);
  expect(["done", "broken"]).toContain(await stateOf((await put("ложь.docx", lie)).nodeId));
});

test("words that Word cut in pieces are whole, cells and paragraphs are apart", () => {
  const xml = `<w:p><w:r><w:t>бан</w:t></w:r><w:r><w:t>крот&amp;ство</w:t></w:r></w:p><w:tr><w:tc><w:p><w:t>1</w:t></w:p></w:tc><w:tc><w:p><w:t>2</w:t></w:p></w:tc></w:tr>`;
  expect(textOfXml(xml).split(/\s+/)).toEqual(["банкрот&ство", "1", "2"]);
  expect(textOfXml("&#1099;&#x44B;&#9999999;&lt;w:p&gt;")).toBe("ыы<w:p>");
});

test("what the asker may not see is not found", async () => {
  await put("общий.txt", "секретнейшее", null);
  const nobody = base.ctx({ kind: "employee", id: base.lawyer.id, role: "unknown" });
  expect((await searchFiles(nobody, { q: "секретнейшее" })).items).toEqual([]);
});

/** A PDF whose trailer names the standard encryption with a password that is not the empty one. */
function locked(): string {
  const objects = [
    "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n",
    "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n",
    "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>\nendobj\n",
    `4 0 obj\n<< /Filter /Standard /V 1 /R 2 /P -4 /O <${"5a".repeat(32)}> /U <${"a5".repeat(32)}> >>\nendobj\n`,
  ];
  const head = "%PDF-1.4\n";
  const places = objects.map((_, i) => head.length + objects.slice(0, i).join("").length);
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const body = head + objects.join("");
  return `${body}xref\n0 5\n0000000000 65535 f \n${table}trailer\n<< /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [<00><00>] >>\nstartxref\n${body.length}\n%%EOF\n`;
}
