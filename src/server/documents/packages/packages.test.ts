import { unzipSync } from "fflate";
import { PDFDocument } from "pdf-lib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addRecord, stateFacts } from "../../clients/index.ts";
import { installTemplates } from "../templates/install-templates.ts";
import type { HouseError } from "../../kernel/errors.ts";
import { openMatter } from "../../matters/index.ts";
import { papersBase, type PapersBase } from "../../../../test/papers-base.ts";
import { textOf } from "../fixtures/text-of.ts";
import { bringEdited } from "../papers/bring-edited.ts";
import { makeDocument } from "../papers/make-document.ts";
import { p, testDocx } from "../fixtures/test-docx.ts";
import { makePlanTasks } from "../planner/make-plan-tasks.ts";
import { readPlan } from "../planner/read-plan.ts";
import { addOwnPaper } from "../requests/list-papers.ts";
import { assemblePackage } from "./assemble-package.ts";
import { createPackage } from "./create-package.ts";
import { acceptAll, courtTemplates, owe } from "../../../../test/court-package.ts";
import { packageById } from "./load-package.ts";
import { makePapers } from "./make-papers.ts";
import { papersOfFact, provenanceOf } from "./provenance.ts";
import { setFilingDay } from "./set-filing-day.ts";
import { getPackage, revisionById, revisionsOf } from "./store.ts";

let base: PapersBase;
let matterId: number;
let packageId: number;
beforeAll(async () => {
  base = await papersBase();
  await installTemplates(base.ctx(), courtTemplates);
  ({ id: matterId } = await openMatter(ctx(), { clientId: base.clientId, pipelineCode: "court", source: "hand" }));
  await owe(base);
  ({ packageId } = await createPackage(ctx(), matterId, "court"));
});
afterAll(() => base.close());

const ctx = () => base.ctx(base.lawyer);
const pack = () => getPackage(ctx(), packageId);
const stops = async () =>
  (await pack()).problems.filter(({ weight }) => weight === "stop").map(({ code, part }) => `${code} ${part ?? ""}`);
const part = async (code: string) => (await pack()).parts.find((one) => one.code === code)!;
const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: HouseError) => error.reason ?? JSON.stringify(error.fields),
  );

describe("a package on its way", () => {
  test("is one of a matter and kind, and lists at once what it needs", async () => {
    expect(await createPackage(ctx(), matterId, "court")).toEqual({ packageId });
    const { parts, attachments } = {
      ...(await pack()),
      attachments: (await pack()).parts.map((one) => one.attachment),
    };
    expect(parts[0]).toMatchObject({ code: "petition", attachment: null, state: "absent" });
    expect(attachments.filter((n) => n !== null)).toEqual(attachments.filter((n) => n !== null).map((_, i) => i + 1));
    expect(parts.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["creditors-list", "inventory", "proprietor-status", "mailing-proof"]),
    );
    expect(await stops()).toContain("condition-unknown ");
    expect(await reasonOf(assemblePackage(ctx(), { packageId, withGaps: false }))).toBe("package-incomplete");
  });

  test("tells which fact a paper lacks before it is made", async () => {
    const { problems } = await pack();
    expect(problems.filter(({ code }) => code === "condition-unknown").map(({ fact }) => fact?.name)).toEqual([
      "employmentStatus",
      "maritalStatus",
      "hasMarriageContract",
    ]);
    await stateFacts(
      ctx(),
      base.clientId,
      { employmentStatus: "employed", maritalStatus: "single", hasMarriageContract: false },
      { kind: "hand", id: null },
    );
    expect(await stops()).not.toContain("condition-unknown ");
  });

  test("its own papers are made and finished by one press, the optional ones only when named", async () => {
    expect(await makePapers(ctx(), packageId)).toEqual({ made: 3, missing: [] });
    expect(await makePapers(ctx(), packageId)).toEqual({ made: 0, missing: [] });
    expect(await part("petition")).toMatchObject({ state: "present", isHandEdited: false });
  });

  test("is complete when all has come, is right and fresh, which is told once", async () => {
    await acceptAll(base, matterId);
    expect(await stops()).toEqual([]);
    await base.jobs.runDue();
    expect(await base.events("package.completed")).toEqual([{ packageId, kind: "court" }]);
    expect((await packageById(ctx(), packageId)).is_complete).toBe(true);
  });

  test("the filing day is judged: a paper too old by then is named, and the package is complete no more", async () => {
    expect(await reasonOf(setFilingDay(ctx(), packageId, "2026-11-23"))).toBe('{"day":"in-past"}');
    await setFilingDay(ctx(), packageId, "2026-12-02");
    expect(await part("proprietor-status")).toMatchObject({
      state: "old",
      reason: "expired",
      validUntil: "2026-12-01",
    });
    expect(await stops()).toEqual(["part-old proprietor-status"]);
    const plan = await readPlan(ctx(), await packageById(ctx(), packageId), "2026-12-30");
    expect(plan.dies.map(({ code }) => code.split("/")[0])).toEqual(
      expect.arrayContaining(["debt-certificate", "accounts-list"]),
    );
    await setFilingDay(ctx(), packageId, "2026-12-01");
    expect(await stops()).toEqual([]);
  });

  test("one press sets a task for each paper to be ordered, and again none", async () => {
    await setFilingDay(ctx(), packageId, "2026-12-21");
    const { tasks } = await makePlanTasks(ctx(), packageId);
    expect(tasks).toBe(1);
    expect(base.setTasks.map(({ title }) => title)).toEqual(["Заказать: Справка о статусе ИП"]);
    const [first] = base.setTasks;
    await makePlanTasks(ctx(), packageId);
    expect(base.setTasks.map(({ onceKey }) => onceKey)).toEqual([first!.onceKey, first!.onceKey]);
    await setFilingDay(ctx(), packageId, "2026-12-01");
  });
});

describe("assembling", () => {
  test("without an office program gives the archive of Word files and says why there is no PDF", async () => {
    const { revisionId } = await assemblePackage(ctx(), { packageId, withGaps: false, onceKey: "run-1" });
    expect(await reasonOf(assemblePackage(ctx(), { packageId, withGaps: false }))).toBe("being-assembled");
    expect(await assemblePackage(ctx(), { packageId, withGaps: false, onceKey: "run-1" })).toEqual({ revisionId });
    await base.jobs.runDue();
    const [revision] = await revisionsOf(ctx(), { id: revisionId });
    expect(revision).toMatchObject({
      number: 1,
      state: "sealed",
      reason: "no-office",
      hasPdf: false,
      hasZip: true,
      gaps: 0,
    });
    expect(revision!.factsSha256).toMatch(/^[0-9a-f]{64}$/);
    expect(revision!.papers[0]).toMatchObject({ code: "petition", attachment: null, position: 1 });
    const { zip_key } = await revisionById(ctx(), revisionId);
    const files = unzipSync(await base.app.files.get(zip_key!));
    expect(Object.keys(files).slice(0, 2)).toEqual(["00 Опись.docx", "01 Заявление о признании банкротом.docx"]);
    expect(textOf(files["00 Опись.docx"]!)).toContain("Приложение 1. ");
    expect(Object.keys(files)).toHaveLength(revision!.papers.length + 1);
    expect(await base.events("package.sealed")).toEqual([{ packageId, revisionId, papers: revision!.papers.length }]);
    expect((await base.events("package.changed")).filter(({ what }) => what === "progress").length).toBeGreaterThan(1);
  });

  test("a changed fact names the sealed papers that say the old one, once, and those that do not stay", async () => {
    await addRecord(
      ctx(),
      { clientId: base.clientId, kind: "realty", data: { kind: "land", title: "Участок 6 соток" } },
      { kind: "hand", id: null },
    );
    await base.jobs.runDue();
    const [revision] = (await pack()).revisions;
    const stale = revision!.papers.filter(({ staleAt }) => staleAt !== null);
    expect(stale.map(({ code }) => code)).toEqual(["inventory"]);
    expect(stale[0]!.staleFields).toEqual(["record.realty.title"]);
    expect(await base.events("package.stale")).toHaveLength(1);
    expect(await stops()).toEqual(expect.arrayContaining(["part-old inventory"]));
    expect((await packageById(ctx(), packageId)).is_complete).toBe(false);
  });

  test("a paper edited by hand is not made over; stale, it stops the package by name", async () => {
    await makePapers(ctx(), packageId);
    const { documentId } = await makeDocument(ctx(), { kind: "inventory", clientId: base.clientId, matterId });
    await bringEdited(ctx(), documentId, await base.bring("опись.docx", testDocx(p("Иванов. Участок 6 соток"))));
    await addRecord(
      ctx(),
      { clientId: base.clientId, kind: "realty", data: { kind: "garage", title: "Гараж" } },
      { kind: "hand", id: null },
    );
    expect(await part("inventory")).toMatchObject({ state: "wrong", reason: "edited-and-stale", isHandEdited: true });
    const before = (await part("inventory")).documentId;
    await makePapers(ctx(), packageId);
    expect((await part("inventory")).documentId).toBe(before);
  });

  test("with gaps it is assembled only on a person's word, and remembers how many there were", async () => {
    expect(await reasonOf(assemblePackage(ctx(), { packageId, withGaps: false }))).toBe("package-incomplete");
    const { revisionId } = await assemblePackage(ctx(), { packageId, withGaps: true });
    await base.jobs.runDue();
    const row = await revisionById(ctx(), revisionId);
    expect(row).toMatchObject({ number: 2, state: "sealed" });
    expect(row.gaps).toBeGreaterThan(0);
  });
});

describe("from a figure to its fact and back", () => {
  test("each thing a paper says leads to the fact and its source, and the fact to its papers", async () => {
    const { documentId } = await part("petition");
    const { items } = await provenanceOf(ctx(), documentId!);
    expect(items.find(({ fact }) => fact.name === "inn")).toMatchObject({
      fact: { shown: "500100732259" },
      source: { kind: "hand" },
    });
    const papers = await papersOfFact(ctx(), base.clientId, { where: "client", name: "inn" });
    expect(papers.items.map(({ documentId: id }) => id)).toContain(documentId);
    expect((await papersOfFact(ctx(), base.clientId, { where: "client", name: "snils" })).items).toEqual([]);
  });
});

describe("over the wire", () => {
  const ask = async (method: "GET" | "POST" | "PUT", url: string, body?: object) => {
    const reply = await base.http.inject({ method, url, ...(body ? { payload: body } : {}) });
    return {
      status: reply.statusCode,
      body: reply.headers["content-type"]?.includes("json") ? reply.json() : reply.rawPayload,
    };
  };

  test("the package is begun, read, planned, given its day and taken away as an archive", async () => {
    expect((await ask("GET", `/api/matters/${matterId}/packages`)).body.items).toHaveLength(1);
    expect((await ask("POST", `/api/matters/${matterId}/packages`, { kind: "court" })).body).toMatchObject({
      id: packageId,
    });
    expect((await ask("GET", `/api/packages/${packageId}/plan?day=2026-12-10`)).body.rows.length).toBeGreaterThan(2);
    const named = await ask("PUT", `/api/packages/${packageId}/filing-day`, { day: "2026-12-10" });
    expect(named.body).toMatchObject({ filingOn: "2026-12-10", matterId, copies: 1, hasOffice: false });
    expect((await ask("POST", `/api/packages/${packageId}/plan-tasks`, {})).body.tasks).toBeGreaterThan(0);
    expect((await ask("POST", `/api/packages/${packageId}/papers`, {})).body).toMatchObject({ missing: [] });
    const [revision] = named.body.revisions;
    expect((await ask("GET", `/api/package-revisions/${revision.id}/file?as=zip`)).status).toBe(200);
    expect(await ask("GET", `/api/package-revisions/${revision.id}/file?as=pdf`)).toMatchObject({
      status: 409,
      body: { error: { reason: "no-such-file" } },
    });
    const made = await ask("POST", `/api/packages/${packageId}/revisions`, { withGaps: true });
    expect([made.status, made.body.state]).toEqual([201, "making"]);
    const { documentId } = await part("petition");
    expect((await ask("GET", `/api/documents/${documentId}/provenance`)).body.items.length).toBeGreaterThan(2);
    expect(
      (await ask("GET", `/api/clients/${base.clientId}/fact-papers?where=client&name=inn`)).body.items.length,
    ).toBeGreaterThan(0);
    expect((await ask("GET", "/api/packages/999999")).status).toBe(404);
  });

  test("the list of papers is read, asked for by a link, brought to and decided upon", async () => {
    const url = `/api/matters/${matterId}/paper-items`;
    const added = await ask("POST", url, { title: "Справка с работы" });
    expect([added.status, added.body.state]).toEqual([201, "needed"]);
    const { id } = added.body;
    const asked = await ask("POST", `/api/matters/${matterId}/paper-requests`, { itemIds: [id] });
    expect(asked.body.url).toMatch(/\/r\/[\w-]{43}$/);
    const scan = await PDFDocument.create();
    scan.addPage();
    const uploadId = await base.bring("скан.pdf", await scan.save());
    const pages = (await ask("POST", `/api/paper-items/${id}/pages`, { uploadIds: [uploadId] })).body.items;
    expect(pages).toMatchObject([{ kind: "pdf", rotate: 0 }]);
    expect(
      (
        await base.http.inject({ method: "PATCH", url: `/api/paper-pages/${pages[0].id}`, payload: { rotate: 180 } })
      ).json().items[0].rotate,
    ).toBe(180);
    expect(
      (await base.http.inject({ method: "GET", url: `/api/paper-pages/${pages[0].id}/image` })).headers["content-type"],
    ).toBe("application/pdf");
    expect((await ask("GET", `/api/paper-items/${id}/pages`)).body.items).toHaveLength(1);
    expect((await ask("POST", `/api/paper-items/${id}/rejection`, { code: "cut" })).body).toMatchObject({
      state: "rejected",
    });
    expect((await ask("POST", `/api/paper-items/${id}/acceptance`, {})).body).toMatchObject({ state: "accepted" });
    expect((await ask("PUT", `/api/paper-items/${id}/need`, { isNeeded: false })).body).toMatchObject({ isOff: true });
    expect((await ask("POST", `${url}/refreshment`, { kind: "court" })).body.items.length).toBeGreaterThan(5);
    const all = (await ask("GET", url)).body;
    expect(all.requests[0]).toMatchObject({ id: asked.body.requestId, items: 1 });
    expect(
      (await base.http.inject({ method: "DELETE", url: `/api/paper-requests/${asked.body.requestId}` })).statusCode,
    ).toBe(200);
    expect((await ask("PUT", `/api/paper-items/${id}/file`, { nodeId: 999_999 })).body.error.reason).toBe(
      "not-of-client",
    );
    expect(await addOwnPaper(ctx(), matterId, "Ещё одна").then(({ itemId }) => itemId)).toBeGreaterThan(id);
  });
});
