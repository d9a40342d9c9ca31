import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addVersion, fileOf } from "../../disk/index.ts";
import { updateFirm } from "../../firm/index.ts";
import type { HouseError } from "../../kernel/errors.ts";
import { papersBase, type PapersBase } from "../../../../test/papers-base.ts";
import { p, testDocx } from "../fixtures/test-docx.ts";
import { textOf } from "../fixtures/text-of.ts";
import { bringEdited } from "./bring-edited.ts";
import { cancelDocument } from "./cancel-document.ts";
import { DOCX, keep } from "./compose.ts";
import { documentFile } from "./document-file.ts";
import { finaliseDocument } from "./finalise-document.ts";
import { makeDocument } from "./make-document.ts";
import { setMatterFacts } from "./matter-facts.ts";
import { setNameForms } from "./name-forms.ts";
import { remakeDocument } from "./remake-document.ts";
import { sweepPapers } from "./sweep-papers.ts";
import { documentById, documentOf } from "./store.ts";

let base: PapersBase;
beforeAll(async () => {
  base = await papersBase();
});
afterAll(() => base.close());

const ctx = () => base.ctx(base.lawyer);
const make = async (kind: string, onceKey?: string) =>
  (await makeDocument(ctx(), { kind, clientId: base.clientId, matterId: base.matterId, onceKey })).documentId;
const textIn = async (id: number) => {
  const { key } = await documentFile(ctx(), id, "docx");
  return textOf(await base.app.files.get(key));
};
const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: HouseError) => error.reason ?? error.code,
  );

describe("the life of a paper", () => {
  test("a draft has no number, lies on the client's disk and becomes final with one", async () => {
    const id = await make("contract");
    expect(await documentOf(ctx(), id)).toMatchObject({ status: "draft", number: null, isHandEdited: false });
    expect(await textIn(id)).toContain("Договор № {doc.number} от {doc.date}");
    await finaliseDocument(ctx(), id);
    expect(await documentOf(ctx(), id)).toMatchObject({ status: "final", number: "1/2026" });
    expect(await textIn(id)).toBe(
      "Договор № 1/2026 от 24.11.2026\nИванова Петра Сергеевича, ИНН 500100732259. ООО «Оплот»",
    );
    const { name } = await documentFile(ctx(), id, "docx");
    expect(name).toBe("Договор № 1-2026.docx");
    expect(await base.events("document.finalised")).toEqual([{ documentId: id, kind: "contract" }]);
  });

  test("what it says is kept with where each word was taken from", async () => {
    const { data } = await documentById(ctx(), await make("contract"));
    expect(data.used).toContainEqual({
      path: "client.inn",
      title: ["ИНН", "Taxpayer number (INN)"],
      where: "client",
      name: "inn",
      id: null,
      shown: "500100732259",
    });
  });

  test("the same order is the same paper", async () => {
    expect(await make("memo", "order-1")).toBe(await make("memo", "order-1"));
  });

  test("is refused with the list of facts it lacks; nothing is left of it", async () => {
    const before = await base.app.database.db.selectFrom("documents").select("id").execute();
    const error = await make("case-letter").then(
      () => null,
      (caught: HouseError) => caught,
    );
    expect(error).toMatchObject({ code: "refused", reason: "missing-facts" });
    expect(error?.details?.["missing"]).toMatchObject([
      { path: "matter.caseNumber", where: "matter", name: "caseNumber" },
    ]);
    expect(await base.app.database.db.selectFrom("documents").select("id").execute()).toEqual(before);
    await setMatterFacts(ctx(), base.matterId, { caseNumber: "A33-12345/2026" });
    expect(await textIn(await make("case-letter"))).toBe("По делу А33-12345/2026, договор 1/2026");
  });

  test("cases set on the card are used in papers made from then on", async () => {
    await setNameForms(ctx(), base.clientId, { gen: "Иванова Петра Сергеича" });
    expect(await textIn(await make("contract"))).toContain("Иванова Петра Сергеича, ИНН");
    await setNameForms(ctx(), base.clientId, { gen: "" });
    expect(await textIn(await make("contract"))).toContain("Иванова Петра Сергеевича, ИНН");
  });
});

describe("a paper edited by hand", () => {
  const edited = testDocx(p("Договор № {doc.number} от {doc.date.words}: правка юриста"));

  test("is never overwritten unasked, keeps its words and gets its number", async () => {
    const id = await make("contract");
    await bringEdited(ctx(), id, await base.bring("правка.docx", edited));
    expect(await documentOf(ctx(), id)).toMatchObject({ isHandEdited: true });
    expect(await reasonOf(remakeDocument(ctx(), { documentId: id, replaceEdited: false }))).toBe("edited-by-hand");
    await finaliseDocument(ctx(), id);
    const { number } = await documentOf(ctx(), id);
    expect(await textIn(id)).toBe(`Договор № ${number} от 24 ноября 2026 года: правка юриста`);
  });

  test("a change over the disk is the same, and seen before any job runs", async () => {
    const id = await make("contract");
    const { node_id } = await documentById(ctx(), id);
    await addVersion(ctx(), node_id!, await keep(base.app, edited, DOCX));
    expect(await documentOf(ctx(), id)).toMatchObject({ isHandEdited: true });
    expect(await reasonOf(remakeDocument(ctx(), { documentId: id, replaceEdited: false }))).toBe("edited-by-hand");
    await base.jobs.runDue();
    expect(await base.events("document.changed")).toContainEqual({ documentId: id, kind: "contract", what: "edited" });
    await remakeDocument(ctx(), { documentId: id, replaceEdited: true });
    expect(await documentOf(ctx(), id)).toMatchObject({ isHandEdited: false });
    expect(await textIn(id)).toContain("Иванова Петра Сергеевича");
    // The lawyer's edition stays as a version of the file.
    const versions = await base.app.database.db
      .selectFrom("disk_versions")
      .select("id")
      .where("node_id", "=", node_id!)
      .execute();
    expect(versions).toHaveLength(3);
  });

  test("with other braces is refused by name, and takes no number", async () => {
    const id = await make("contract");
    const wrong = testDocx(p("{client.name} {doc.number}"));
    expect(await reasonOf(base.bring("x.docx", wrong).then((upload) => bringEdited(ctx(), id, upload)))).toBe(
      "template-wrong",
    );
    const { node_id } = await documentById(ctx(), id);
    await addVersion(ctx(), node_id!, await keep(base.app, wrong, DOCX));
    expect(await reasonOf(finaliseDocument(ctx(), id))).toBe("template-wrong");
    expect(await documentOf(ctx(), id)).toMatchObject({ status: "draft", number: null });
  });
});

describe("a final paper", () => {
  test("is frozen: neither remade nor edited, and a change of its file on the disk does not change it", async () => {
    const id = await make("contract");
    await finaliseDocument(ctx(), id);
    expect(await reasonOf(finaliseDocument(ctx(), id))).toBe("not-a-draft");
    expect(await reasonOf(remakeDocument(ctx(), { documentId: id, replaceEdited: true }))).toBe("not-a-draft");
    const { node_id } = await documentById(ctx(), id);
    const before = await textIn(id);
    await addVersion(ctx(), node_id!, await keep(base.app, testDocx(p("подмена")), DOCX));
    await base.jobs.runDue();
    expect(await textIn(id)).toBe(before);
    expect(await documentOf(ctx(), id)).toMatchObject({ isHandEdited: false });
  });

  test("cancelled keeps its number, and the next one gets the next", async () => {
    const id = await make("contract");
    await finaliseDocument(ctx(), id);
    const { number } = await documentOf(ctx(), id);
    await cancelDocument(ctx(), id, "клиент передумал");
    expect(await documentOf(ctx(), id)).toMatchObject({
      status: "cancelled",
      number,
      cancelReason: "клиент передумал",
    });
    expect(await reasonOf(cancelDocument(ctx(), id, "ещё раз"))).toBe("cancelled-already");
    const next = await make("contract");
    await finaliseDocument(ctx(), next);
    expect(Number.parseInt((await documentOf(ctx(), next)).number ?? "", 10)).toBe(
      Number.parseInt(number ?? "", 10) + 1,
    );
  });

  test("without an office program has its Word file, and says that there is no PDF", async () => {
    const id = await make("memo");
    await finaliseDocument(ctx(), id);
    await base.jobs.runDue();
    expect(await documentOf(ctx(), id)).toMatchObject({ pdf: "absent", number: null });
    expect(await reasonOf(documentFile(ctx(), id, "pdf"))).toBe("pdf-not-ready");
    expect(await textIn(id)).toContain("Памятка от 24.11.2026: Иванов Пётр Сергеевич. 25 000,00 руб.");
  });

  test("a stamping that was cut short is done by the job, once", async () => {
    const id = await make("contract");
    await finaliseDocument(ctx(), id);
    await base.app.database.db.updateTable("documents").set({ is_stamped: false }).where("id", "=", id).execute();
    const told = (await base.events("document.finalised")).length;
    await base.jobs.runDue();
    await base.jobs.runDue();
    expect(await documentById(ctx(), id)).toMatchObject({ is_stamped: true });
    expect(await base.events("document.finalised")).toHaveLength(told + 1);
  });

  test("what was left unfinished is ordered again by the hour", async () => {
    const id = await make("contract");
    await finaliseDocument(ctx(), id);
    await base.jobs.runDue();
    const change = { is_stamped: false, pdf_state: "waiting" as const };
    await base.app.database.db.updateTable("documents").set(change).where("id", "=", id).execute();
    await sweepPapers(ctx());
    expect(base.jobs.waiting).toEqual([]);
    base.clock.advance(61 * 60_000);
    await sweepPapers(ctx());
    await base.jobs.runDue();
    expect(await documentById(ctx(), id)).toMatchObject({ is_stamped: true, pdf_state: "absent" });
  });

  test("lies in the client's folder as every reader of the disk sees it", async () => {
    const id = await make("memo");
    const { node_id } = await documentById(ctx(), id);
    expect((await fileOf(ctx(), node_id!)).name).toMatch(/^Памятка( \(\d+\))?\.docx$/);
  });
});

describe("numbers", () => {
  test("fifty papers made final at once have fifty numbers without a gap, and a failed one takes none", async () => {
    const ids: number[] = [];
    for (let i = 0; i < 50; i++) ids.push(await make("contract"));
    const { last } = await base.app.database.db
      .selectFrom("document_counters")
      .select("last")
      .where("kind", "=", "contract")
      .executeTakeFirstOrThrow();
    const [broken, ...good] = ids;
    const { node_id } = await documentById(ctx(), broken!);
    await addVersion(ctx(), node_id!, await keep(base.app, testDocx(p("{нет такого}")), DOCX));
    const outcomes = await Promise.allSettled(ids.map((id) => finaliseDocument(ctx(), id)));
    expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(1);
    const rows = await base.app.database.db.selectFrom("documents").select("number").where("id", "in", good).execute();
    const numbers = rows.map(({ number }) => number ?? 0).toSorted((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 49 }, (_, i) => last + 1 + i));
  });

  test("begin anew with the year and with another legal entity", async () => {
    base.clock.advance(48 * 86_400_000);
    const numberOfNext = async () => {
      const id = await make("contract");
      await finaliseDocument(ctx(), id);
      return (await documentOf(ctx(), id)).number;
    };
    expect(await numberOfNext()).toBe("1/2027");
    expect(await numberOfNext()).toBe("2/2027");
    await updateFirm(ctx(), { inn: "7736207543" });
    expect(await numberOfNext()).toBe("1/2027");
  });
});
