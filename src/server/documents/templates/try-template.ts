import type { MissingFact, PaperExtra, UsedFact } from "../../../api/documents.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { compose } from "../papers/compose.ts";

/** What a paper's author would type; a trial shows how it stands in the text. */
const example: PaperExtra = {
  recipient: { name: "ПАО «Сбербанк»", address: "117312, г. Москва, ул. Вавилова, д. 19", note: "договор № 123456" },
  order: { number: "2-100/2026", on: "2026-01-15", court: "мировой судья участка № 1", receivedOn: "2026-02-01" },
  period: { from: "2026-03-01", to: "2026-03-31" },
  reason: "Обстоятельства дела.",
  request: "Рассмотреть обращение.",
  text: "Текст документа.",
  sumKopecks: 1_200_000,
  dueOn: "2026-04-12",
  lines: [{ title: "Юридические услуги, март", unit: "усл.", quantity: 1, priceKopecks: 1_200_000, on: "2026-03-12" }],
  attachments: [{ title: "Копия паспорта", pages: 2 }],
  incidents: [{ on: "2026-03-12", time: "23:15", what: "Звонок ночью", rule: "230-ФЗ, ст. 7" }],
  mailings: [{ name: "ПАО «Сбербанк»", address: "117312, г. Москва, ул. Вавилова, д. 19", track: "" }],
  payments: [{ on: "2026-03-12", title: "Платёжное поручение № 15", kopecks: 1_200_000 }],
};

interface Trial {
  templateId: number;
  clientId: number;
  matterId: number | null;
}

interface Tried {
  missing: MissingFact[];
  used: UsedFact[];
  /** The Word file in base64; null while facts are missing. */
  docx: string | null;
}

/** A paper by the template's current version about a real client; nothing of it is kept. */
export async function tryTemplate(ctx: Ctx, { templateId, clientId, matterId }: Trial): Promise<Tried> {
  const template = await ctx.db
    .selectFrom("document_templates as t")
    .innerJoin("document_template_versions as v", "v.id", "t.current_version_id")
    .select(["t.title", "v.file_key"])
    .where("t.id", "=", templateId)
    .executeTakeFirst();
  if (!template) throw notFound("template");
  const { content, used, missing } = await compose(ctx, { clientId, matterId, extra: example, template });
  return { missing, used, docx: missing.length > 0 ? null : Buffer.from(content).toString("base64") };
}
