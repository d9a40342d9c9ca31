import { createHash } from "node:crypto";
import { strToU8, zipSync } from "fflate";
import { addFile, setReaders, type KeptContent } from "../../src/server/disk/index.ts";
import { inTx } from "../../src/server/kernel/tx.ts";
import { minutes, type Life, type World } from "./world.ts";

/** Papers that every firm of the kind has: folder, name, what stands in it, who put it there. */
const firmPapers = [
  [
    "Памятки",
    "Что нельзя делать до суда.docx",
    "Что нельзя делать до суда|Не берите новых кредитов и займов.|Не дарите, не продавайте и не переписывайте имущество на родных.|Не платите одному кредитору в обход других.|Обо всех письмах из суда и от приставов сразу сообщайте юристу.",
  ],
  [
    "Памятки",
    "Какие документы собрать.docx",
    "Какие документы собрать|Паспорт, СНИЛС, ИНН, свидетельства о браке и о рождении детей.|Справки о доходах за три года и выписки по счетам.|Договоры с кредиторами, справки о задолженности, постановления приставов.|Документы на жильё и автомобиль, сделки за три года.",
  ],
  [
    "Суд",
    "Реквизиты суда.docx",
    "Реквизиты суда|Перед подачей сверьте реквизиты для пошлины и депозита на сайте суда: они меняются.",
  ],
  ["Бухгалтерия", "Порядок закрытия месяца.docx", "Порядок закрытия месяца|Сверить оплаты с актами до пятого числа."],
] as const;

const clientPapers = [
  ["Справка о доходах.docx", "Справка о доходах за 2025 год"],
  ["Выписка по счёту.docx", "Выписка по счёту за три года"],
  ["Кредитный договор.docx", "Кредитный договор и график платежей"],
] as const;
const CLIENTS = 6;

/** A disk in use: the firm's own folders, one of them for some eyes only, and papers of those whose cases go on. */
export async function* disk(world: World, end: Date): Life {
  yield new Date(end.getTime() - 20 * 86_400_000);
  for (const [folder, name, text] of firmPapers) {
    await put(world, { clientId: null, matterId: null, folder }, name, text);
    yield minutes(world, 7);
  }
  await limit(world, "Бухгалтерия");
  for (const { client_id: clientId, id: matterId } of await newestMatters(world))
    for (const [name, text] of clientPapers) {
      await put(world, { clientId, matterId, folder: "От клиента" }, name, text);
      yield minutes(world, 11);
    }
}

interface Where {
  clientId: number | null;
  matterId: number | null;
  folder: string;
}

async function put(world: World, where: Where, name: string, text: string): Promise<void> {
  const ctx = world.as(where.clientId === null ? world.staff.head : world.staff.lawyer);
  await addFile(ctx, { ...where, name, file: await keep(world, docx(text.split("|"))) });
}

async function keep(world: World, bytes: Uint8Array): Promise<KeptContent> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { key: await world.app.files.put(bytes), type: "application/zip", size: bytes.length, sha256 };
}

const newestMatters = (world: World) =>
  world.app.database.db
    .selectFrom("matters as m")
    .innerJoin("pipelines as p", "p.id", "m.pipeline_id")
    .select(["m.id", "m.client_id"])
    .where("p.code", "=", "court")
    .where("m.is_open", "=", true)
    .orderBy("m.id", "desc")
    .limit(CLIENTS)
    .execute();

// no event: setReaders tells it
const limit = (world: World, name: string): Promise<void> =>
  inTx(world.as(world.staff.head), async (ctx) => {
    const { id } = await ctx.db
      .selectFrom("disk_nodes")
      .select("id")
      .where("name", "=", name)
      .where("client_id", "is", null)
      .executeTakeFirstOrThrow();
    await setReaders(ctx, id, { readers: ["accountant", "head"], writers: ["accountant", "head"] });
  });

/** The least that is a Word paper: a line for each paragraph, the first as its heading. */
function docx(lines: readonly string[]): Uint8Array {
  const paragraph = (line: string, i: number) =>
    `<w:p><w:r>${i === 0 ? '<w:rPr><w:b/><w:sz w:val="32"/></w:rPr>' : ""}<w:t>${line}</w:t></w:r></w:p>`;
  const space = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`;
  const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`;
  const main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  const parts = {
    "[Content_Types].xml": `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
    "_rels/.rels": `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `${head}<w:document ${space}><w:body>${lines.map(paragraph).join("")}</w:body></w:document>`,
  };
  // A fixed date: the demo is the same each time it is made.
  const at = new Date("2026-01-01T00:00:00Z");
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, [strToU8(text), { mtime: at }]])),
  );
}
