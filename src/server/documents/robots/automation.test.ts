import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ruledFirm, type RuledFirm } from "../../../../test/ruled-firm.ts";
import { stateFacts } from "../../clients/index.ts";
import { updateFirm } from "../../firm/index.ts";
import { officeAvailable } from "../../kernel/office.ts";
import { addVersion } from "../../disk/index.ts";
import { testTemplates } from "../../../../test/papers-base.ts";
import { p, testDocx } from "../fixtures/test-docx.ts";
import { finaliseDocument, makeDocument } from "../index.ts";
import { paperFacts } from "../facts.ts";
import { findLink, noteViewed } from "../links/open-link.ts";
import { setMatterFacts } from "../papers/matter-facts.ts";
import { cancelDocument } from "../papers/cancel-document.ts";
import { markSigned } from "../signing/sign-by-code.ts";
import { DOCX, keep } from "../papers/compose.ts";
import { documentById } from "../papers/store.ts";
import { inTx } from "../../kernel/tx.ts";
import { installTemplates } from "../templates/install-templates.ts";

let firm: RuledFirm;
beforeAll(async () => {
  firm = await ruledFirm();
  // No office program in a test: it costs seconds and is not on every machine.
  const path = process.env["PATH"];
  process.env["PATH"] = "/nowhere";
  officeAvailable(firm.app);
  process.env["PATH"] = path;
  await updateFirm(firm.ctx(), { legalName: "ООО «Оплот»", inn: "7700000009" });
  await installTemplates(firm.ctx(), testTemplates);
});
afterAll(() => firm.close());
const db = () => firm.app.database.db;
beforeEach(() => {
  firm.texts.length = 0;
});
afterEach(async () => {
  await db().updateTable("automation_rules").set({ is_on: false }).execute();
});
const CONTACT = "applications/contact";
const DIAGNOSIS = "applications/diagnosis";

const papersOf = (matterId: number) =>
  db().selectFrom("documents").selectAll().where("matter_id", "=", matterId).orderBy("id").execute();
const know = (clientId: number) =>
  stateFacts(firm.ctx(firm.anna), clientId, { name: "Иванов Пётр Сергеевич", inn: "500100732259" }, { kind: "hand" });
async function paperOf(card: { clientId: number; matterId: number }, kind = "contract") {
  await know(card.clientId);
  return (await makeDocument(firm.ctx(firm.anna), { kind, ...card })).documentId;
}

describe("robots of papers", () => {
  test("documents.create-document makes a paper once a stay, final where told, and the robot below waits for it", async () => {
    await firm.robot(CONTACT, { name: "documents.create-document", params: { kind: "contract", isFinal: true } });
    const card = await firm.card({ responsibleId: firm.anna.id });
    await know(card.clientId);
    await firm.move(card.matterId, CONTACT);
    await firm.settle();
    expect(await papersOf(card.matterId)).toMatchObject([{ kind: "contract", status: "final", by_kind: "robot" }]);
    expect(await firm.runs(card.matterId, "documents.create-document")).toMatchObject([{ state: "done" }]);
    await firm.settle();
    expect(await papersOf(card.matterId)).toHaveLength(1);
  });

  test("documents.create-document sets a task with the list where facts are missing, and makes no paper", async () => {
    await firm.robot(CONTACT, { name: "documents.create-document", params: { kind: "contract" } });
    const card = await firm.card({ responsibleId: firm.anna.id });
    await firm.move(card.matterId, CONTACT);
    await firm.settle();
    expect(await papersOf(card.matterId)).toEqual([]);
    const task = await db()
      .selectFrom("tasks")
      .selectAll()
      .where("matter_id", "=", card.matterId)
      .where("title", "like", "Не хватает данных%")
      .executeTakeFirstOrThrow();
    expect(task.title).toBe("Не хватает данных для документа «Договор»");
    const items = await db().selectFrom("task_items").select("title").where("task_id", "=", task.id).execute();
    expect(items.map(({ title }) => title)).toContain("ИНН");
  });

  test("documents.send-for-signature makes the latest paper final and texts its client a link", async () => {
    await firm.robot(CONTACT, { name: "documents.send-for-signature", params: { kind: "contract", days: 7 } });
    const card = await firm.card({ responsibleId: firm.anna.id });
    const documentId = await paperOf(card);
    await firm.move(card.matterId, CONTACT);
    await firm.settle();
    expect(firm.texts).toEqual([
      expect.stringMatching(/^Документ на подпись: https:\/\/crm\.firma\.test\/d\/[\w-]{43}$/),
    ]);
    expect(await papersOf(card.matterId)).toMatchObject([{ id: documentId, status: "sent" }]);
  });

  test("what a robot of papers cannot do becomes a task of a person", async () => {
    await firm.robot(CONTACT, { name: "documents.send-for-signature", params: { kind: "contract" } });
    const card = await firm.card({ responsibleId: firm.anna.id });
    const documentId = await paperOf(card);
    const { node_id } = await documentById(firm.ctx(), documentId);
    const broken = testDocx(p("правят: {нет такого}"));
    await addVersion(firm.ctx(firm.anna), node_id!, await keep(firm.app, broken, DOCX));
    await firm.move(card.matterId, CONTACT);
    await firm.settle();
    const titles = await db().selectFrom("tasks").select("title").where("matter_id", "=", card.matterId).execute();
    expect(titles).toContainEqual({ title: "Робот не отправил документ «Договор» клиенту" });
    expect(firm.texts).toEqual([]);
  });

  test("documents.send-for-signature fails with its reason where there is no such paper", async () => {
    await firm.robot(CONTACT, { name: "documents.send-for-signature", params: { kind: "contract" } });
    const card = await firm.card({ responsibleId: firm.anna.id });
    await firm.move(card.matterId, CONTACT);
    await firm.settle();
    expect(await firm.runs(card.matterId, "documents.send-for-signature")).toMatchObject([{ reason: "no-document" }]);
  });
});

describe("facts of papers", () => {
  test("a hearing's day and the contract's number stand in a robot's words, and it counts from the day", async () => {
    await firm.robot(CONTACT, {
      name: "tasks.create-task",
      params: { title: "К суду по договору {{papers.contract-number}}", dueFrom: "papers.hearing-on", dueDays: -1 },
    });
    const card = await firm.card({ responsibleId: firm.anna.id });
    await setMatterFacts(firm.ctx(firm.anna), card.matterId, { hearingOn: "2026-12-10", priceKopecks: 12_000_000 });
    const documentId = await paperOf(card);
    await finaliseDocument(firm.ctx(firm.anna), documentId);
    expect(await paperFacts.load(firm.ctx(), card)).toMatchObject({
      "papers.hearing-on": "2026-12-10",
      "papers.price": 12e6,
      "papers.contract-signed": false,
    });
    await firm.move(card.matterId, CONTACT);
    const { number_text } = await documentById(firm.ctx(), documentId);
    const task = await db()
      .selectFrom("tasks")
      .selectAll()
      .where("matter_id", "=", card.matterId)
      .executeTakeFirstOrThrow();
    expect(task.title).toBe(`К суду по договору ${number_text}`);
    // Wednesday 9 December, 18:00 in Krasnoyarsk.
    expect(task.due_at?.toISOString()).toBe("2026-12-09T11:00:00.000Z");
  });
});

describe("triggers of papers", () => {
  test("documents.document-created moves the card for a paper of the kind, and for no other", async () => {
    await firm.trigger(DIAGNOSIS, { name: "documents.document-created", params: { kind: "contract" } });
    const card = await firm.card();
    await paperOf(card, "memo");
    await firm.settle();
    expect(await firm.stageOf(card.matterId)).toBe("applications/new");
    await paperOf(card, "contract");
    await firm.settle();
    expect(await firm.stageOf(card.matterId)).toBe(DIAGNOSIS);
  });

  test("documents.document-finalised moves the card when the paper has its number", async () => {
    await firm.trigger(DIAGNOSIS, { name: "documents.document-finalised", params: {} });
    const card = await firm.card();
    await finaliseDocument(firm.ctx(firm.anna), await paperOf(card));
    await firm.settle();
    expect(await firm.stageOf(card.matterId)).toBe(DIAGNOSIS);
  });

  test("documents.document-viewed moves the card when the client first opens the paper", async () => {
    await firm.trigger(DIAGNOSIS, { name: "documents.document-viewed", params: { kind: "contract" } });
    await firm.robot(CONTACT, { name: "documents.send-for-signature", params: { kind: "contract", what: "read" } });
    const card = await firm.card();
    await paperOf(card);
    await firm.move(card.matterId, CONTACT);
    await firm.settle();
    const link = await findLink(firm.ctx(), firm.texts.at(-1)?.split("/d/")[1] ?? "");
    await noteViewed(firm.ctx({ kind: "client", id: card.clientId }), link!);
    await firm.settle();
    expect(await firm.stageOf(card.matterId)).toBe(DIAGNOSIS);
  });

  test("documents.document-signed moves the card, a cancelled paper does not", async () => {
    await firm.trigger(DIAGNOSIS, { name: "documents.document-signed", params: { kind: "contract" } });
    const card = await firm.card();
    const cancelled = await paperOf(card);
    await cancelDocument(firm.ctx(firm.anna), cancelled, "ошибка");
    await firm.settle();
    expect(await firm.stageOf(card.matterId)).toBe("applications/new");
    const documentId = await paperOf(card);
    await finaliseDocument(firm.ctx(firm.anna), documentId);
    await inTx(firm.ctx(), async (ctx) => markSigned(ctx, await documentById(ctx, documentId), "sms"));
    await firm.settle();
    expect(await firm.stageOf(card.matterId)).toBe(DIAGNOSIS);
  });
});
