import { beforeAll, describe, expect, it } from "vitest";
import { paperPeople, type PaperPerson } from "../../../../test/documents/people.ts";
import { textOf } from "../fixtures/text-of.ts";
import { buildModel } from "../model/build-model.ts";
import type { Scope } from "../model/facts.ts";
import { compile, type Compiled } from "../render/compiled.ts";
import { renderPaper } from "../render/render.ts";
import { stampedWith } from "../render/stamp.ts";
import { buildDocx } from "./build-docx.ts";
import { shippedTemplates } from "./templates.ts";

const compiled = new Map<string, Compiled>();
const models = new Map<string, Scope>();

beforeAll(async () => {
  for (const template of shippedTemplates) compiled.set(template.code, await compile(buildDocx(template)));
  for (const person of paperPeople) models.set(person.code, buildModel(person.facts, person.input));
});

/** The paper as it goes out: filled, numbered, dated. */
async function paper(code: string, person: PaperPerson["code"]) {
  const template = compiled.get(code);
  const model = models.get(person);
  if (!template || !model) throw new Error(`no ${code} for ${person}`);
  const { content, missing } = await renderPaper(template, model);
  const final = await stampedWith(await compile(content), { number: "45/2026", day: "2026-11-24" });
  return { text: textOf(final), missing: missing.map(({ path }) => path) };
}

describe.each(paperPeople.map(({ code }) => code))("each shipped paper for the %s", (person) => {
  it.each(shippedTemplates.map(({ code, numbered }) => [code, numbered] as const))("%s", async (code, numbered) => {
    const { text, missing } = await paper(code, person);
    expect(missing).toEqual([]);
    expect(text).not.toMatch(/[{}]|undefined|null|NaN|\*\*|\[loopOver|Invalid/);
    expect(text).not.toMatch(/ ,|[^.]\.\.(?!\.)| {2,}[а-я]/);
    expect(text.length).toBeGreaterThan(200);
    expect(text).toMatch(/24\.11\.2026|24 ноября 2026 года|Поступление|Реестр|акт/i);
    if (numbered) expect(text).toContain("№ 45/2026");
  });
});

const MARRIED = "Шевчук Любовь Павловна";
const says: readonly (readonly [code: string, person: PaperPerson["code"], ...texts: string[]])[] = [
  [
    "contract",
    "married",
    "в лице директора Сидорова Ильи Петровича на основании Устава",
    "гражданка Шевчук Любовь Павловна, 09.05.1984 года рождения",
    "зарегистрированная по адресу: 660049",
    "120 000,00 руб. (Сто двадцать тысяч рублей 00 копеек)",
    "Приложение № 3",
    "считаются принятыми",
  ],
  ["contract-mfc", "pensioner", "гражданин Черных Иван Ильич", "зарегистрированный", "внесудебного банкротства"],
  ["contract-protection", "proprietor", "гражданин Мамедов Расул Ахмед оглы", "журнала обращений взыскателей"],
  ["consent-personal-data", "married", "1. Цель обработки", "не позднее 30 дней", "ООО «Оплот» (ИНН 7700000009"],
  ["consent-advertising", "pensioner", "номера телефона +7 913 000-12-34.", "«СТОП»"],
  ["power-court", "married", "уполномочиваю Петрову Марию Ивановну", "вести дело о несостоятельности (банкротстве)"],
  ["power-protection", "proprietor", "сроком на один год"],
  ["route-memo", "married", "Банкротство влечет негативные последствия", "не менее 500 000,00 руб.", "2 347 000,42"],
  ["refusal-note", "pensioner", "гражданину Черных Ивану Ильичу", "в течение 30 дней"],
  [
    "petition",
    "married",
    "2 347 000,42 руб. (Два миллиона триста сорок семь тысяч рублей 42 копейки)",
    "Шевчук Олег Ильич, 03.02.1982 года рождения",
    "Шевчук Дарья Олеговна, 01.09.2015 года рождения, свидетельство о рождении: II-БА № 654321",
    "единственное пригодное для проживания жильё",
    "поэтому я обязана обратиться",
    "Признать гражданку Шевчук Любовь Павловну несостоятельной (банкротом).",
    "3) УФНС России по Красноярскому краю",
  ],
  [
    "petition",
    "pensioner",
    "гражданин вправе подать заявление",
    "Супруг (супруга) умер",
    "пенсия: 21 000,00 руб. в месяц",
  ],
  [
    "petition",
    "proprietor",
    "деятельность прекращена 30.06.2025",
    "дарение гаража, другая сторона: Мамедов А. А.",
    "состою на учёте в качестве безработного",
    "Брак расторгнут 02.04.2024",
    "Признать гражданина Мамедова Расула Ахмед оглы несостоятельным (банкротом)",
  ],
  ["motion-realisation", "married", "доход составляет 45 000,00 руб.", "(ребёнок)", "127-ФЗ, ст. 213.6 п. 8"],
  ["motion-realisation", "proprietor", "Постоянного источника дохода у меня нет"],
  [
    "motion-deposit",
    "married",
    "20.11.2026 в депозит арбитражного суда",
    "25 000,00 руб. (Двадцать пять тысяч рублей 00 копеек)",
  ],
  ["motion-living-minimum", "married", "на содержание каждого из названных детей", "Шевчук Пётр Олегович"],
  ["motion-property", "married", "Квартира, г. Красноярск", "единственным пригодным для постоянного проживания"],
  [
    "creditor-letter",
    "pensioner",
    "ПАО «Сбербанк»",
    "от Черных Ивана Ильича",
    "Кредитный договор № 123456 от 01.02.2024",
  ],
  ["contents-list", "married", "Копия паспорта"],
  ["contents-list", "pensioner", "Копия описи имущества гражданина"],
  ["mailing-register", "married", "ООО ПКО «Долг-Центр»", "номер вписывается после отправки"],
  ["deposit-order", "married", "по делу № А33-12345/2026, должник Шевчук Любовь Павловна"],
  ["bankruptcy-notice", "pensioner", "230-ФЗ, ст. 7 ч. 1 п. 1", "не допускается"],
  ["discharge-creditor", "married", "я освобождена"],
  ["discharge-bureau", "proprietor", "внести сведения о завершении процедуры банкротства"],
  ["discharge-bailiffs", "proprietor", "№ 777/26/77001-ИП от 01.05.2026", "освобождён"],
  ["consequences-memo", "married", "До 20.11.2031", "До 20.11.2029", "До 20.11.2036", "С памяткой ознакомлена"],
  ["mfc-application", "pensioner", "222 000,42 руб.", "№ 497", "основной доход — пенсия", "123456/24/24008-ИП"],
  ["mfc-hand-out", "pensioner", "(6 мес.)", "5 раб. дн.", "Памятку получил"],
  ["mfc-letter", "pensioner", "№ 7654321", "Процедура завершается 16.05.2027"],
  ["mfc-end-letter", "pensioner", "безнадёжной задолженностью"],
  [
    "representative-notice",
    "married",
    "адвокат; доверенность (ордер) 24 АА 1234567",
    "заказным письмом с уведомлением",
  ],
  ["refusal-notice", "married", "возникла 01.03.2026; срок 4 месяца", "наступил 01.07.2026"],
  ["consent-withdrawal", "married", "соседями, коллегами", "10 рабочих дней"],
  ["complaint-bailiffs", "married", "Федеральная служба судебных приставов", "07:59", "ООО МКК «Займ»"],
  ["complaint-bank", "pensioner", "Центральный банк Российской Федерации"],
  ["complaint-prosecutor", "proprietor", "прокурорского реагирования"],
  ["detector-report", "married", "Отчёт № 45/2026", "22:00"],
  [
    "order-objection",
    "married",
    "судебный приказ № 2-100/2026",
    "Копию приказа я получила 16.11.2026",
    "10 дней со дня получения",
  ],
  ["order-objection-late", "pensioner", "восстановить срок", "Копию приказа я получил"],
  ["limitation-plea", "proprietor", "составляет 3 года", "121 000,21 руб."],
  ["living-minimum-application", "pensioner", "пенсионер", "судебный приказ № 2-100/2024"],
  ["credit-holidays", "married", "более чем на 30 %", "6 мес."],
  ["suspension-motion", "proprietor", "777/26/77001-ИП"],
  [
    "invoice",
    "married",
    "31 000,21 руб. (Тридцать одна тысяча рублей 21 копейка)",
    "Оплата по счёту № 45/2026 от 24.11.2026",
  ],
  ["act", "married", "Составление списка кредиторов", "с 01.11.2026 по 30.11.2026"],
  ["reconciliation", "married", "должен Заказчику (аванс или переплата) 18 999,79 руб."],
  ["reconciliation", "proprietor", "задолженность Заказчика перед Исполнителем составляет 11 000,21 руб."],
  ["new-schedule", "married", "10.09.2027"],
  ["refund-agreement", "married", "Исполнитель возвращает Заказчику 18 999,79 руб.", "в течение 10 дней"],
];

describe("what the papers say", () => {
  const all = says.map(([code, person, ...texts]) => ({ code, person, texts }));
  it.each(all)("$code for the $person", async ({ code, person, texts }) => {
    const { text } = await paper(code, person);
    for (const one of texts) expect(text).toContain(one);
  });

  it("speaks only of what there is: no children, no husband, no debts of another", async () => {
    const { text } = await paper("petition", "pensioner");
    expect(text).toContain("Несовершеннолетних детей на иждивении нет.");
    expect(text).not.toContain("Состою в браке");
    expect(text).not.toContain(MARRIED);
    expect(text).not.toContain("ИНН:");
  });

  it("numbers attachments by what applies when the package names none", async () => {
    const { text } = await paper("petition", "pensioner");
    const attached = text.slice(text.indexOf("\nПриложения\n"));
    expect(attached).toContain("Копия паспорта.");
    expect(attached).not.toMatch(/брачного договора|рождении детей|\(ИНН\)/);
  });
});

describe("papers that must not be made too early", () => {
  const lacking = async (code: string, change: (person: PaperPerson) => PaperPerson): Promise<string[]> => {
    const [first] = paperPeople;
    const template = compiled.get(code);
    if (!first || !template) throw new Error("nobody to make it for");
    const { facts, input } = change(first);
    return (await renderPaper(template, buildModel(facts, input))).missing.map(({ path }) => path);
  };

  it("no deposit order without the case number", async () => {
    const without = (person: PaperPerson): PaperPerson => {
      const { matter } = person.input;
      const facts = new Map(matter?.facts);
      facts.delete("caseNumber");
      return { ...person, input: { ...person.input, matter: matter && { ...matter, facts } } };
    };
    expect(await lacking("deposit-order", without)).toEqual(["matter.caseNumber"]);
  });

  it("no refusal of interaction before the fourth month of the overdue has passed", async () => {
    const on = (today: string) => (person: PaperPerson) => ({ ...person, input: { ...person.input, today } });
    expect(await lacking("refusal-notice", on("2026-06-30"))).toEqual(["until.refusalFrom"]);
    expect(await lacking("refusal-notice", on("2026-07-01"))).toEqual([]);
  });
});

describe("what advertising and decency forbid", () => {
  it.each(shippedTemplates.map((template) => [template.code, template] as const))("%s", (_code, template) => {
    const text = textOf(buildDocx(template)).toLowerCase();
    for (const word of ["гарантируем", "спишем", "100%", "освободим", "государственная программа", "не платите"])
      expect(text).not.toContain(word);
  });

  it("makes the same bytes of the same source", () => {
    for (const template of shippedTemplates) expect(buildDocx(template)).toEqual(buildDocx(template));
  });
});
