import { describe, expect, it } from "vitest";
import { debt, paperFacts, paperInput } from "../fixtures/people.ts";
import { p, table, testDocx, tr } from "../fixtures/test-docx.ts";
import { textOf } from "../fixtures/text-of.ts";
import { buildModel } from "../model/build-model.ts";
import type { PaperInput } from "../model/input.ts";
import type { PaperFacts } from "../../clients/index.ts";
import { compile } from "./compiled.ts";
import { renderPaper } from "./render.ts";
import { stampedWith } from "./stamp.ts";

async function render(body: string, facts: PaperFacts = paperFacts(), input: Partial<PaperInput> = {}) {
  const rendered = await renderPaper(await compile(testDocx(body)), buildModel(facts, paperInput(input)));
  return { ...rendered, text: textOf(rendered.content), missing: rendered.missing.map(({ path }) => path) };
}

describe("a paper", () => {
  it("says facts, names in cases, days and sums in words", async () => {
    const { text, missing } = await render(
      p(
        "{client.name.dat}, {client.passportFull}, {client.birthDate.words}; {firm.headPositionGen} {firm.headName.gen}",
      ) + p("{law.deposit.full}; {client.snils}; {client.phone}; {client.named}"),
    );
    expect(missing).toEqual([]);
    expect(text).toBe(
      "Иванову Петру Сергеевичу, паспорт 04 00 123456, выдан ОВД Центрального района г. Красноярска 12.03.2004, код подразделения 240-003, 12 марта 1980 года; директора Сидорова Ильи Петровича\n" +
        "25 000,00 руб. (Двадцать пять тысяч рублей 00 копеек); 112-233-445 95; +7 913 000-12-34; именуемый",
    );
  });

  it("repeats rows of a table for debts, each creditor once, by the sections of order 530", async () => {
    const debts = [
      debt(),
      debt({ id: 2, contractNumber: "777", amountKopecks: 100, penaltyKopecks: 0 }),
      debt({
        id: 3,
        isMandatoryPayment: true,
        creditor: { ...debt().creditor, id: 9, name: "ФНС" },
        amountKopecks: 200,
      }),
      debt({ id: 4, isBusiness: true, creditor: { ...debt().creditor, id: null, name: "ИП Петров", inn: "" } }),
    ];
    const { text } = await render(
      table(tr("№", "Кредитор"), tr("{#ownMoneyDebts}{n}", "{contractNumber}{/}")) +
        p("{#ownMandatoryDebts}{creditor.name}{/}|{#businessMoneyDebts}{creditor.name} {creditor.inn}{/}") +
        p("{#creditors}{n}:{name}={amount};{#debts}[{contractNumber}]{/debts}{/creditors} {totals.creditorCount}"),
      paperFacts({}, { debts }),
    );
    expect(text.split("\n")).toEqual([
      "№",
      "Кредитор",
      "1",
      "123456",
      "2",
      "777",
      "ФНС|ИП Петров —",
      "1:ПАО «Сбербанк»=121 001,21;[123456][777]2:ФНС=2,00;[123456]3:ИП Петров=121 000,21;[123456] 3",
    ]);
  });

  it("is refused with every fact it lacks, and with none that a false condition hides", async () => {
    const facts = paperFacts(
      { passportIssuedBy: null, snils: null, maritalStatus: "single" },
      { debts: [debt({ creditor: { ...debt().creditor, address: "" } })] },
    );
    const { missing } = await render(
      p("{client.passportFull} {client.snils.orDash} {#client.isMarried}{spouse.name}{/}{matter.caseNumber}") +
        p("{#debts}{creditor.address}{/}{#client.inn}ИНН {client.inn}{/}"),
      facts,
    );
    expect(missing).toEqual(["client.passportFull", "matter.caseNumber", "creditor.address"]);
    const rendered = await renderPaper(
      await compile(testDocx(p("{client.passportFull}{#debts}{creditor.address}{/}"))),
      buildModel(facts, paperInput()),
    );
    expect(rendered.missing.map(({ where, name, id }) => ({ where, name, id }))).toEqual([
      { where: "client", name: "passportIssuedBy", id: null },
      { where: "debt", name: "creditor.address", id: 1 },
    ]);
  });

  it("asks for a yes or no that nobody has said instead of taking it for a no", async () => {
    const { missing } = await render(p("{#client.isMarried}в браке{/}"), paperFacts({ maritalStatus: null }));
    expect(missing).toEqual(["client.isMarried"]);
    expect(
      (await render(p("{#client.isMarried}а{/}{#!client.isMarried}б{/}"), paperFacts({ maritalStatus: "single" })))
        .text,
    ).toBe("б");
  });

  it("tells of each word where it was taken from", async () => {
    const { used } = await render(p("{client.inn} {#debts}{amount}{/}"), paperFacts({}, { debts: [debt({ id: 42 })] }));
    expect(used).toEqual([
      {
        path: "client.inn",
        title: ["ИНН", "Taxpayer number (INN)"],
        where: "client",
        name: "inn",
        id: null,
        shown: "500100732259",
      },
      {
        path: "amount",
        title: ["Всего долг", "Debt in all"],
        where: "debt",
        name: "amount",
        id: 42,
        shown: "121\u00A0000,21",
      },
    ]);
  });

  it("shows a dash in official cells and never a blank", async () => {
    const facts = paperFacts();
    facts.records.account.push({
      id: 3,
      bank: "ПАО «Сбербанк»",
      bankAddress: "",
      number: "",
      kind: "",
      openedOn: null,
      balanceKopecks: null,
    });
    expect((await render(p("{#accounts}{bank}|{number}|{openedOn}|{balance}{/}"), facts)).text).toBe(
      "ПАО «Сбербанк»|—|—|—",
    );
  });

  it("keeps its number and day for the moment it becomes final", async () => {
    const { content, text } = await render(p("№ {doc.number} от {doc.date.words}: {client.name.short}"));
    expect(text).toBe("№ {doc.number} от {doc.date.words}: Иванов П. С.");
    const stamped = await stampedWith(await compile(content), { number: "45/2026", day: "2026-03-12" });
    expect(textOf(stamped)).toBe("№ 45/2026 от 12 марта 2026 года: Иванов П. С.");
  });

  it("lets no fact act as a placeholder or break the file", async () => {
    const { content, text } = await render(
      p("{client.note}"),
      paperFacts({ note: "{doc.number} <w:p/> &\u0001\uFFFF конец" }),
    );
    expect(text).toBe("(doc.number) <w:p/> & конец");
    expect(textOf(await stampedWith(await compile(content), { number: "1", day: "2026-01-01" }))).toContain(
      "(doc.number)",
    );
  });

  it("uses cases set by hand and leaves a name alone whose sex nobody knows", async () => {
    const nameForms = new Map([["Иванов Пётр Сергеевич", { gen: "Ивановича Петра" }]]);
    expect((await render(p("{client.name.gen}|{client.name.dat}"), paperFacts(), { nameForms })).text).toBe(
      "Ивановича Петра|Иванову Петру Сергеевичу",
    );
    const { text, missing } = await render(p("{client.name.gen}"), paperFacts({ name: "Ли Саша", sex: null }));
    expect([text, missing]).toEqual(["Ли Саша", []]);
    expect((await render(p("{client.named}"), paperFacts({ name: "Ли Саша", sex: null }))).missing).toEqual([
      "client.named",
    ]);
  });

  it("makes the same bytes of the same facts", async () => {
    const [one, two] = [await render(p("{client.name}")), await render(p("{client.name}"))];
    expect(Buffer.compare(one.content, two.content)).toBe(0);
  });

  it("divides the price into whole rubles and puts the rest into the last payment", async () => {
    const matter = {
      id: 9,
      number: 451,
      openedOn: "2026-01-31",
      responsibleName: null,
      facts: new Map([
        ["priceKopecks", "10000001"],
        ["instalments", "3"],
        ["firstPaymentOn", "2026-01-31"],
      ] as const),
    };
    const { text } = await render(p("{#schedule}{n}) {on} {sum};{/}{matter.monthly}"), paperFacts(), { matter });
    expect(text).toBe("1) 31.01.2026 33 333,00;2) 28.02.2026 33 333,00;3) 31.03.2026 33 334,01;33 333,00");
    expect((await render(p("{#schedule}{on} {sum}{/}"))).missing).toEqual(["on", "sum"]);
  });
});
