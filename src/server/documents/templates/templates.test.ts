import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { HouseError } from "../../kernel/errors.ts";
import { papersBase, testTemplates, type PapersBase } from "../../../../test/papers-base.ts";
import { p, testDocx } from "../fixtures/test-docx.ts";
import { textOf } from "../fixtures/text-of.ts";
import { makeDocument } from "../papers/make-document.ts";
import { documentFile } from "../papers/document-file.ts";
import { installTemplates } from "./install-templates.ts";

let base: PapersBase;
beforeAll(async () => {
  base = await papersBase();
});
afterAll(async () => {
  await base.http.close();
  await base.close();
});

const ctx = () => base.ctx(base.lawyer);
async function call(method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE", url: string, payload?: object) {
  const reply = await base.http.inject({ method, url, ...(payload ? { payload } : {}) });
  return { status: reply.statusCode, body: reply.json() };
}
const memoText = async () => {
  const { documentId } = await makeDocument(ctx(), { kind: "memo", clientId: base.clientId, matterId: null });
  return textOf(await base.app.files.get((await documentFile(ctx(), documentId, "docx")).key));
};

describe("templates of papers", () => {
  test("a lawyer's version acts at once, older ones stay and can be returned to", async () => {
    const id = await base.templateId("memo");
    const uploadId = await base.bring("памятка.docx", testDocx(p("Новая памятка: {client.name.dat}")));
    const uploaded = await call("POST", `/api/document-templates/${id}/versions`, {
      uploadId,
      note: "по замечанию суда",
    });
    expect(uploaded).toMatchObject({
      status: 201,
      body: {
        versions: 2,
        current: { number: 2, origin: "own", note: "по замечанию суда", fields: ["client.name"], byName: "Анна Юрист" },
      },
    });
    expect(await memoText()).toBe("Новая памятка: Иванову Петру Сергеевичу");
    const { body } = await call("GET", `/api/document-templates/${id}`);
    expect(body.history.map((version: { number: number }) => version.number)).toEqual([2, 1]);
    await call("PUT", `/api/document-templates/${id}/current`, { versionId: body.history[1].id });
    expect(await memoText()).toContain("Памятка от {doc.date}");
    expect(await base.events("document-template.changed")).toContainEqual({ templateId: id, fields: ["version"] });
  });

  test("a broken file is refused with what and where, and the former version stays", async () => {
    const id = await base.templateId("contract");
    const uploadId = await base.bring(
      "договор.docx",
      testDocx(p("№ {doc.number}") + p("Долги: {#debts}{amount} и {client.nmae}")),
    );
    const refused = await call("POST", `/api/document-templates/${id}/versions`, { uploadId });
    expect(refused).toMatchObject({ status: 409, body: { error: { reason: "template-wrong" } } });
    expect(refused.body.error.details.problems).toEqual([
      { problem: "field-unknown", tag: "{client.nmae}", place: "Долги: {#debts}{amount} и {client.nmae}" },
      { problem: "loop-unclosed", tag: "{#debts}", place: "Долги: {#debts}{amount} и {client.nmae}" },
    ]);
    expect((await call("GET", `/api/document-templates/${id}`)).body).toMatchObject({
      versions: 1,
      current: { number: 1 },
    });
    // The lawyer mends the same upload's source and brings it anew; what was refused was not taken.
    const row = await base.app.database.db
      .selectFrom("uploads")
      .select("taken_at")
      .where("id", "=", uploadId)
      .executeTakeFirstOrThrow();
    expect(row.taken_at).toBeNull();
  });

  test("the product's newer edition takes the place of its older one, and never of the firm's own", async () => {
    const [contract, memo] = testTemplates;
    const edition = (text: string, of: typeof contract) => [{ template: of!.template, build: () => testDocx(p(text)) }];
    await installTemplates(base.ctx(), edition("Редакция 2 № {doc.number}", contract));
    const id = await base.templateId("contract");
    expect((await call("GET", `/api/document-templates/${id}`)).body).toMatchObject({
      versions: 2,
      current: { number: 2, origin: "shipped" },
    });
    await installTemplates(base.ctx(), edition("Редакция 2 № {doc.number}", contract));
    expect((await call("GET", `/api/document-templates/${id}`)).body).toMatchObject({ versions: 2 });
    const memoId = await base.templateId("memo");
    const uploadId = await base.bring("п.docx", testDocx(p("Наша памятка")));
    await call("POST", `/api/document-templates/${memoId}/versions`, { uploadId });
    await installTemplates(base.ctx(), edition("Памятка, редакция 2", memo));
    const { body } = await call("GET", `/api/document-templates/${memoId}`);
    expect(body.current).toMatchObject({ origin: "own" });
    expect(body.history[0]).toMatchObject({ origin: "shipped" });
    expect(await memoText()).toBe("Наша памятка");
  });

  test("one of the firm's own is made, taken out of use, and removed only while nothing was made by it", async () => {
    const uploadId = await base.bring("своё.docx", testDocx(p("Своё: {client.name}")));
    const made = await call("POST", "/api/document-templates", { title: "Своё письмо", group: "tools", uploadId });
    expect(made).toMatchObject({ status: 201, body: { isShipped: false, isNumbered: false, title: "Своё письмо" } });
    const templateId: number = made.body.id;
    expect((await call("PATCH", `/api/document-templates/${templateId}`, { isActive: false })).body).toMatchObject({
      isActive: false,
    });
    expect((await call("GET", "/api/document-templates")).body.items.map(({ id }: { id: number }) => id)).not.toContain(
      templateId,
    );
    await call("PATCH", `/api/document-templates/${templateId}`, { isActive: true });
    await makeDocument(ctx(), { templateId, clientId: base.clientId, matterId: null });
    expect((await call("DELETE", `/api/document-templates/${templateId}`)).body.error.reason).toBe("template-used");
    expect((await call("DELETE", `/api/document-templates/${await base.templateId("memo")}`)).body.error.reason).toBe(
      "template-shipped",
    );
    const other = await base.bring("ещё.docx", testDocx(p("x")));
    const spare = await call("POST", "/api/document-templates", { title: "Лишнее", group: "tools", uploadId: other });
    expect((await call("DELETE", `/api/document-templates/${spare.body.id}`)).status).toBe(200);
    expect((await call("GET", `/api/document-templates/${spare.body.id}`)).status).toBe(404);
  });

  test("the list of fields tells each with its title, example and forms, the firm's own too", async () => {
    const { body } = await call("GET", "/api/document-fields");
    const client = body.groups.find(({ code }: { code: string }) => code === "client");
    expect(client.leaves).toContainEqual({
      path: "client.inn",
      kind: "text",
      title: ["ИНН", "Taxpayer number (INN)"],
      example: "500100732259",
    });
    expect(body.forms.name.map(({ form }: { form: string }) => form)).toContain("dat");
    const debts = body.groups.find(({ code }: { code: string }) => code === "debts");
    expect(debts.lists.map(({ path }: { path: string }) => path)).toContain("ownMoneyDebts");
  });

  test("the Word file is given as it is kept, to be edited and brought back", async () => {
    const id = await base.templateId("contract");
    const reply = await base.http.inject({ method: "GET", url: `/api/document-templates/${id}/file` });
    expect(reply.statusCode).toBe(200);
    expect(reply.headers["content-disposition"]).toContain(encodeURIComponent("Договор.docx"));
    expect(textOf(new Uint8Array(reply.rawPayload))).toBe("Редакция 2 № {doc.number}");
  });
});

describe("papers over HTTP", () => {
  test("are checked beforehand, made, listed with what they say, and told what they lack", async () => {
    const templateId = await base.templateId("case-letter");
    const about = { templateId, clientId: base.clientId, matterId: base.matterId };
    const checked = await call("POST", "/api/documents/check", about);
    expect(checked.body.missing.map(({ path }: { path: string }) => path)).toEqual([
      "matter.caseNumber",
      "contract.number",
    ]);
    const refused = await call("POST", "/api/documents", about);
    expect(refused).toMatchObject({ status: 409, body: { error: { reason: "missing-facts" } } });
    const wrong = await call("PATCH", `/api/matters/${base.matterId}/paper-facts`, {
      facts: { caseNumber: "33-1/2026", nonsense: "x" },
    });
    expect(wrong.body.error.fields).toEqual({ caseNumber: "wrong", nonsense: "wrong" });
    const set = await call("PATCH", `/api/matters/${base.matterId}/paper-facts`, {
      facts: { caseNumber: "A33-12345/2026", priceKopecks: 100 },
    });
    expect(set.body.facts).toEqual({ caseNumber: "А33-12345/2026", priceKopecks: 100 });
    const contract = await call("POST", "/api/documents", { ...about, templateId: await base.templateId("contract") });
    const final = await call("POST", `/api/documents/${contract.body.id}/final`);
    expect(final.body).toMatchObject({ status: "final", number: "1/2026" });
    const letter = await call("POST", "/api/documents", about);
    expect(letter.status).toBe(201);
    const listed = await call("GET", `/api/clients/${base.clientId}/documents?matterId=${base.matterId}`);
    expect(listed.body.items.map(({ id }: { id: number }) => id)).toEqual([letter.body.id, contract.body.id]);
    const full = await call("GET", `/api/documents/${letter.body.id}`);
    expect(full.body.used.map(({ shown }: { shown: string }) => shown)).toEqual(["А33-12345/2026", "1/2026"]);
    const reads = await base.app.database.db
      .selectFrom("card_reads")
      .select(["what", "client_id"])
      .where("what", "=", "documents")
      .execute();
    expect(reads).toContainEqual({ what: "documents", client_id: base.clientId });
  });

  test("another client's matter is not found", async () => {
    const error = await makeDocument(ctx(), { kind: "memo", clientId: base.clientId, matterId: 999_999 }).then(
      () => null,
      (caught: HouseError) => caught.code,
    );
    expect(error).toBe("not-found");
  });
});
