import { PDFDocument } from "pdf-lib";
import { addDebt } from "../src/server/clients/index.ts";
import { addFile } from "../src/server/disk/index.ts";
import { keep } from "../src/server/documents/papers/compose.ts";
import { testTemplates, type PapersBase } from "./papers-base.ts";
import { p, table, testDocx, tr } from "../src/server/documents/fixtures/test-docx.ts";
import { acceptPaper } from "../src/server/documents/requests/accept-paper.ts";
import { setPaperFile } from "../src/server/documents/requests/set-paper-file.ts";
import { listItems } from "../src/server/documents/requests/store.ts";
import type { ShippedTemplate } from "../src/server/documents/shipped/shipped-template.ts";

const [, memo] = testTemplates;
const court = (kind: string, title: string, body: string) => ({
  template: { ...memo!.template, code: kind, kind, title, titleEn: title, group: "court" } satisfies ShippedTemplate,
  build: () => testDocx(body),
});

/** The court's three papers in little: what they say is what is compared. */
export const courtTemplates = [
  court(
    "petition",
    "Заявление",
    p("Заявитель {client.name}, ИНН {client.inn}. Долг {totals.debt}. Депозит {law.deposit}."),
  ),
  court(
    "creditors-list",
    "Список кредиторов",
    table(tr("{#debts}{creditor.name}", "{amount}{/debts}")) + p("Итого {totals.debt}"),
  ),
  court("inventory", "Опись имущества", p("{client.name}. Недвижимость: {#realty}{title}{/realty}")),
];

/** Everything asked of the client lies on his disk and is right. */
export async function acceptAll(base: PapersBase, matterId: number, issuedOn = "2026-11-24"): Promise<void> {
  const ctx = base.ctx(base.lawyer);
  for (const item of await listItems(ctx, matterId)) {
    if (item.isOff || item.state === "accepted") continue;
    const document = await PDFDocument.create();
    document.addPage([500 + item.id, 700]);
    const file = await keep(base.app, await document.save(), "application/pdf");
    const { nodeId } = await addFile(ctx, { clientId: base.clientId, matterId, name: `${item.paper}.pdf`, file });
    await setPaperFile(ctx, item.id, nodeId);
    await acceptPaper(ctx, item.id, item.shelf ? issuedOn : null);
  }
  await base.jobs.runDue();
}

/** A debt to a bank whose address is known. */
export async function owe(base: PapersBase, clientId = base.clientId): Promise<number> {
  const ctx = base.ctx(base.lawyer);
  const { id } = await addDebt(ctx, clientId, {
    creditor: "Банк «Восток»",
    kind: "loan",
    amountKopecks: 6e7,
    contractNumber: "77-1",
    contractDay: "2024-02-01",
  });
  await base.app.database.db.updateTable("creditors").set({ legal_address: "г. Москва, ул. Мира, д. 1" }).execute();
  return id;
}
