import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { ruledFirm, type RuledFirm } from "../../../../test/ruled-firm.ts";
import { stateFacts } from "../../clients/index.ts";
import { updateFirm } from "../../firm/index.ts";
import { officeAvailable } from "../../kernel/office.ts";
import type { PapersBase } from "../../../../test/papers-base.ts";
import { installTemplates } from "../templates/install-templates.ts";
import { acceptPaper } from "../requests/accept-paper.ts";
import { brought, pdf } from "../requests/fixtures/files.ts";
import { listPapers } from "../requests/list-papers.ts";
import { takePage } from "../requests/pages/take-pages.ts";
import { listItems } from "../requests/store.ts";
import { watchPapers } from "../requests/watch-papers.ts";
import { createPackage } from "./create-package.ts";
import { acceptAll, courtTemplates, owe } from "../../../../test/court-package.ts";
import { makePapers } from "./make-papers.ts";

let firm: RuledFirm;
beforeAll(async () => {
  firm = await ruledFirm();
  const path = process.env["PATH"];
  process.env["PATH"] = "/nowhere";
  officeAvailable(firm.app);
  process.env["PATH"] = path;
  await updateFirm(firm.ctx(), { legalName: "ООО «Оплот»", inn: "7700000009" });
  await installTemplates(firm.ctx(), courtTemplates);
});
afterAll(() => firm.close());
beforeEach(() => {
  firm.texts.length = 0;
});
const db = () => firm.app.database.db;
afterEach(async () => {
  await db().updateTable("automation_rules").set({ is_on: false }).execute();
});
const CONTACT = "applications/contact";
const DIAGNOSIS = "applications/diagnosis";
const anna = () => firm.ctx(firm.anna);
/** The fixtures of papers want a client's lawyer and what every base has. */
const asBase = (card: { clientId: number; matterId: number }) =>
  ({ ...firm, lawyer: firm.anna, ...card }) as unknown as PapersBase; // of it only what is named here is used
const known = (clientId: number) =>
  stateFacts(
    anna(),
    clientId,
    {
      name: "Иванов Пётр",
      inn: "500100732259",
      maritalStatus: "single",
      employmentStatus: "employed",
      hasMarriageContract: false,
    },
    { kind: "hand" },
  );

async function bring(matterId: number, paper: string): Promise<number> {
  const item = (await listItems(anna(), matterId)).find((one) => one.paper === paper);
  await takePage(anna(), item!.id, await brought(firm, await pdf(), "скан.pdf"));
  await firm.settle();
  return item!.id;
}

test("documents.request-checklist lists the papers by the client's facts and texts him one link a stay", async () => {
  await firm.robot(CONTACT, { name: "documents.request-checklist", params: { kind: "court", days: 7 } });
  const card = await firm.card();
  await firm.move(card.matterId, CONTACT);
  await firm.settle();
  expect(firm.texts).toEqual([expect.stringMatching(/^Какие документы нужны .*\/r\/[\w-]{43}$/)]);
  expect((await listItems(anna(), card.matterId)).every(({ state }) => state === "requested")).toBe(true);
  expect(await firm.runs(card.matterId, "documents.request-checklist")).toMatchObject([{ state: "done" }]);
});

test("documents.item-received moves the card for the paper named, and for no other", async () => {
  await firm.trigger(DIAGNOSIS, { name: "documents.item-received", params: { paper: "passport" } });
  const card = await firm.card();
  await listPapers(anna(), card.matterId, "court");
  await bring(card.matterId, "snils");
  expect(await firm.stageOf(card.matterId)).toBe("applications/new");
  await bring(card.matterId, "passport");
  expect(await firm.stageOf(card.matterId)).toBe(DIAGNOSIS);
});

test("documents.request-completed moves the card when the last required paper is accepted", async () => {
  await firm.trigger(DIAGNOSIS, { name: "documents.request-completed", params: {} });
  const card = await firm.card();
  await known(card.clientId);
  await listPapers(anna(), card.matterId, "protection");
  await acceptPaper(anna(), await bring(card.matterId, "passport"), null);
  await firm.settle();
  expect(await firm.stageOf(card.matterId)).toBe("applications/new");
  await acceptAll(asBase(card), card.matterId);
  await firm.settle();
  expect(await firm.stageOf(card.matterId)).toBe(DIAGNOSIS);
});

test("documents.package-completed moves the card when the check finds nothing any more; documents.assemble-package seals it", async () => {
  await firm.trigger(DIAGNOSIS, { name: "documents.package-completed", params: { kind: "court" } });
  const card = await firm.card({ responsibleId: firm.anna.id });
  await known(card.clientId);
  await owe(asBase(card), card.clientId);
  const { packageId } = await createPackage(anna(), card.matterId, "court");
  await acceptAll(asBase(card), card.matterId);
  await firm.settle();
  expect(await firm.stageOf(card.matterId)).toBe("applications/new");
  await makePapers(anna(), packageId);
  await firm.settle();
  expect(await firm.stageOf(card.matterId)).toBe(DIAGNOSIS);
  await firm.robot(CONTACT, { name: "documents.assemble-package", params: { kind: "court" } });
  await firm.move(card.matterId, CONTACT);
  await firm.settle();
  const revisions = await db()
    .selectFrom("package_revisions")
    .selectAll()
    .where("package_id", "=", packageId)
    .execute();
  expect(revisions).toMatchObject([{ state: "sealed", by_kind: "robot" }]);
});

test("documents.assemble-package sets a task with the list where something is missing", async () => {
  await firm.robot(CONTACT, { name: "documents.assemble-package", params: { kind: "court" } });
  const card = await firm.card({ responsibleId: firm.anna.id });
  await firm.move(card.matterId, CONTACT);
  await firm.settle();
  const tasks = await db()
    .selectFrom("tasks")
    .selectAll()
    .where("matter_id", "=", card.matterId)
    .where("title", "like", "Комплект не собран%")
    .execute();
  expect(tasks).toHaveLength(1);
  const items = await db().selectFrom("task_items").select("title").where("task_id", "=", tasks[0]!.id).execute();
  expect(items.map(({ title }) => title)).toContain("Паспорт, все страницы");
  const sealed = db()
    .selectFrom("package_revisions as r")
    .innerJoin("packages as p", "p.id", "r.package_id")
    .select("r.id")
    .where("p.matter_id", "=", card.matterId);
  expect(await sealed.execute()).toEqual([]);
});

test("documents.paper-soon-old moves the card some working days before the term, told once by the clock", async () => {
  await firm.trigger(DIAGNOSIS, { name: "documents.paper-soon-old", params: { paper: "accounts-list" } });
  const card = await firm.card();
  await listPapers(anna(), card.matterId, "court");
  const today = firm.clock.now().toISOString().slice(0, 10);
  await acceptPaper(anna(), await bring(card.matterId, "accounts-list"), today);
  await watchPapers(firm.ctx());
  await firm.settle();
  expect(await firm.stageOf(card.matterId)).toBe("applications/new");
  firm.clock.advance(24 * 86_400_000);
  await watchPapers(firm.ctx());
  await firm.settle();
  expect(await firm.stageOf(card.matterId)).toBe(DIAGNOSIS);
  await watchPapers(firm.ctx());
  expect(await firm.events(card.clientId, "paper.soon-old")).toHaveLength(1);
});
