import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { TemplateProblem } from "../../../api/document-templates.ts";
import { HouseError } from "../../kernel/errors.ts";
import { p, table, testDocx, tr } from "../fixtures/test-docx.ts";
import { checkTemplate } from "./check-template.ts";
import { compile } from "./compiled.ts";

const check = async (body: string, isNumbered = false) => checkTemplate(await compile(testDocx(body)), isNumbered, []);
const problems = async (body: string, isNumbered = false) =>
  (await check(body, isNumbered)).problems.map(({ problem, tag }) => `${problem} ${tag}`);

async function refusal(content: Uint8Array): Promise<string[]> {
  const error = await compile(content).then(
    () => null,
    (caught: unknown) => caught,
  );
  if (!(error instanceof HouseError)) throw new Error("the file was taken");
  const found = error.details?.["problems"] as TemplateProblem[]; // what unpack.ts puts there
  return found.map(({ problem }) => problem);
}

describe("what a template may hold", () => {
  it("takes fields, forms, lists in tables and conditions, and names them", async () => {
    const { problems, fields } = await check(
      p("Договор № {doc.number} от {doc.date.words}, {client.name.dat.short}") +
        table(tr("№", "Кредитор", "Сумма"), tr("{#debts}{n}", "{creditor.name}", "{amount}{/debts}")) +
        p("{#client.isMarried}Супруг: {spouse.name.gen}{/}{#!debts}Долгов нет{/}{totals.debt.words}"),
      true,
    );
    expect(problems).toEqual([]);
    expect(fields).toEqual(
      expect.arrayContaining(["doc.number", "client.name", "#debts", "creditor.name", "amount", "#client.isMarried"]),
    );
  });

  it("names an unknown field with the paragraph where it stands", async () => {
    const { problems } = await check(p("Клиент {client.nmae} согласен"));
    expect(problems).toEqual([
      { problem: "field-unknown", tag: "{client.nmae}", place: "Клиент {client.nmae} согласен" },
    ]);
  });

  it("knows fields of an item only inside of its list", async () => {
    expect(await problems(p("{creditor.name}"))).toEqual(["field-unknown {creditor.name}"]);
    expect(await problems(p("{#creditors}{#debts}{contractNumber}{/debts}{/creditors}"))).toEqual([]);
    expect(await problems(p("{#!debts}{creditor.name}{/}"))).toEqual(["field-unknown {creditor.name}"]);
  });

  it("names a list without an end, an end without a list and a wrong pair", async () => {
    expect(await problems(p("{#debts}{amount}"))).toEqual(["loop-unclosed {#debts}"]);
    expect(await problems(p("конец{/debts}"))).toEqual(["loop-unopened {/debts}"]);
    expect(await problems(p("{#debts}{#client.isMarried}{/debts}{/}"))).toEqual(["loop-crossed {/debts}"]);
    expect(await problems(p("{#debtz}{/}"))).toEqual(["loop-unknown {#debtz}"]);
  });

  it("names a brace without its pair", async () => {
    expect((await check(p("Сумма {totals.debt словами"))).problems[0]?.problem).toBe("tag-unclosed");
    expect((await check(p("Сумма totals.debt} словами"))).problems[0]?.problem).toBe("tag-unopened");
  });

  it("refuses forms that the field has not", async () => {
    expect(await problems(p("{totals.debt.gen}"))).toEqual(["field-unknown {totals.debt.gen}"]);
    expect(await problems(p("{client.name.words}"))).toEqual(["field-unknown {client.name.words}"]);
  });

  it("demands the number where papers of the kind have numbers, and only there", async () => {
    expect(await problems(p("Договор"), true)).toEqual(["number-not-shown {doc.number}"]);
    expect(await problems(p("{doc.number}"), false)).toEqual(["field-unknown {doc.number}"]);
    expect(await problems(p("{#doc.number}{/}{doc.number}"), true)).toEqual(["loop-unknown {#doc.number}"]);
  });
});

describe("what a Word file may be", () => {
  it("refuses macros by their part and by their type", async () => {
    expect(await refusal(testDocx(p("x"), { "word/vbaProject.bin": strToU8("VBA") }))).toEqual(["macros"]);
    const type = `<Override PartName="/word/x.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>`;
    expect(await refusal(testDocx(p("x"), {}, type))).toEqual(["macros"]);
  });

  it("refuses a zip bomb before it is unpacked", async () => {
    const bomb = zipSync({ "word/media/image.png": new Uint8Array(8 * 1024 * 1024) }, { level: 6 });
    expect(bomb.length).toBeLessThan(20_000);
    expect(await refusal(bomb)).toEqual(["zip-bomb"]);
    const many = Object.fromEntries(Array.from({ length: 2_001 }, (_, i) => [`word/${i}.xml`, strToU8("")]));
    expect(await refusal(zipSync(many, { level: 0 }))).toEqual(["zip-bomb"]);
  });

  it("refuses what is larger than 50 MB, and what is no Word file", async () => {
    expect(await refusal(new Uint8Array(50 * 1024 * 1024 + 1))).toEqual(["file-too-large"]);
    expect(await refusal(strToU8("просто текст"))).toEqual(["not-docx"]);
    expect(await refusal(zipSync({ "xl/workbook.xml": strToU8("<x/>") }))).toEqual(["not-docx"]);
    expect(await refusal(testDocx(p("x")).subarray(0, 400))).toEqual(["not-docx"]);
  });

  it("refuses entities and parts that come from elsewhere; a link to click is nobody's harm", async () => {
    const rels = (type: string) =>
      strToU8(
        `<Relationships xmlns="x"><Relationship Id="r" Type="http://s/officeDocument/2006/relationships/${type}" Target="http://x.test/a" TargetMode="External"/></Relationships>`,
      );
    expect(await refusal(testDocx(p("x"), { "word/_rels/settings.xml.rels": rels("attachedTemplate") }))).toEqual([
      "external-part",
    ]);
    expect(await refusal(testDocx(p("x"), { "word/x.xml": strToU8('<!DOCTYPE a [<!ENTITY b "c">]><a/>') }))).toEqual([
      "doctype",
    ]);
    await expect(
      compile(testDocx(p("x"), { "word/_rels/document.xml.rels": rels("hyperlink") })),
    ).resolves.toBeTruthy();
  });
});
