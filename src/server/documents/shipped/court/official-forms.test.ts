import { describe, expect, it } from "vitest";
import { paperPeople, type PaperPerson } from "../../../../../test/documents/people.ts";
import { tablesOf } from "../../../../../test/documents/tables-of.ts";
import { textOf } from "../../fixtures/text-of.ts";
import { buildModel } from "../../model/build-model.ts";
import { compile } from "../../render/compiled.ts";
import { renderPaper } from "../../render/render.ts";
import { stampedWith } from "../../render/stamp.ts";
import { buildDocx } from "../build-docx.ts";
import { shippedTemplates } from "../templates.ts";

async function made(code: string, person: PaperPerson["code"]): Promise<Uint8Array> {
  const template = shippedTemplates.find((one) => one.code === code);
  const who = paperPeople.find((one) => one.code === person);
  if (!template || !who) throw new Error(`no ${code} for ${person}`);
  const { content } = await renderPaper(await compile(buildDocx(template)), buildModel(who.facts, who.input));
  return stampedWith(await compile(content), { number: null, day: "2026-11-24" });
}

const formOf = async (code: string, person: PaperPerson["code"]) => tablesOf(await made(code, person)).slice(0, -1);

const counted = (most: number): string[] => Array.from({ length: most }, (_, i) => String(i + 1));
const dashes = (number: string, cells: number): string[] => [number, ...Array.from({ length: cells - 1 }, () => "—")];

const money = (who: "Кредитор" | "Должник", place: string, isMarked: boolean) => {
  const note = (n: number) => (isMarked ? ` <${n}>` : "");
  return [
    [
      "№ п/п",
      `Содержание обязательства${note(1)}`,
      `${who}${note(2)}`,
      `Место нахождения (место жительства) ${place}${note(3)}`,
      `Основание возникновения${note(4)}`,
      "Сумма обязательства, руб.",
      `Штрафы, пени и иные санкции, руб.${note(7)}`,
    ],
    [`всего${note(5)}`, `в том числе задолженность${note(6)}`],
    counted(8),
    ["1. Денежные обязательства"],
  ];
};
const mandatory = [
  ["№ п/п", "Наименование налога, сбора или иного обязательного платежа", "Недоимка, руб.", "Штрафы и пени, руб."],
  counted(4),
  ["2. Обязательные платежи"],
];
const ofCreditors = money("Кредитор", "кредитора", true);
const ofDebtors = money("Должник", "должника", false);

describe("the head of both forms of order 530", () => {
  it.each(["creditors-list", "inventory", "mfc-creditors"])(
    "%s: the person, the passport, the address in parts",
    async (code) => {
      const [head] = await formOf(code, "pensioner");
      expect(head).toEqual([
        ["Информация о гражданине"],
        ["фамилия", "обязательно", "Черных"],
        ["имя", "обязательно", "Иван"],
        ["отчество", "при наличии", "Ильич"],
        ["в случае изменения фамилии, имени, отчества указать прежние фамилии, имена, отчества", "обязательно", "—"],
        ["дата рождения", "обязательно", "01.11.1955"],
        ["место рождения", "обязательно", "г. Красноярск"],
        ["СНИЛС", "обязательно", "112-233-445 95"],
        ["ИНН", "при наличии", "—"],
        ["документ, удостоверяющий личность"],
        ["вид документа", "обязательно", "паспорт гражданина Российской Федерации"],
        ["серия (при наличии) и номер", "обязательно", "04 00 123456"],
        ["адрес регистрации по месту жительства в Российской Федерации <*>"],
        ["субъект Российской Федерации", "обязательно", "Красноярский край"],
        ["район", "при наличии", "Емельяновский р-н"],
        ["город", "при наличии", "—"],
        ["населённый пункт (село, посёлок и так далее)", "при наличии", "с. Миндерла"],
        ["улица (проспект, переулок и так далее)", "при наличии", "ул. Центральная"],
        ["номер дома (владения)", "при наличии", "7"],
        ["номер корпуса (строения)", "при наличии", "—"],
        ["номер квартиры (офиса)", "при наличии", "—"],
      ]);
    },
  );

  it("ends with the confirmation, the day and the name in full", async () => {
    for (const code of ["creditors-list", "inventory"]) {
      const docx = await made(code, "married");
      expect(textOf(docx)).toContain("Достоверность и полноту сведений, указанных в настоящем документе, подтверждаю.");
      expect(tablesOf(docx).at(-1)?.[0]).toEqual(["24 ноября 2026 года", "", "Шевчук Любовь Павловна"]);
    }
  });
});

describe("annex 1: creditors and debtors", () => {
  it("a citizen's own debts stand in section I, each in eight cells, taxes apart", async () => {
    const [, money1, taxes1, money2, taxes2, debtors3, debtors4, ...rest] = await formOf("creditors-list", "married");
    expect(money1).toEqual([
      ...ofCreditors,
      [
        "1.1",
        "Заём",
        "ООО ПКО «Долг-Центр»",
        "101000, г. Москва, ул. Мясницкая, д. 5",
        "Договор займа № 5 от 01.02.2024; уступка от 01.03.2026",
        "121 000,21",
        "111 000,21",
        "10 000,00",
      ],
      [
        "1.2",
        "Ипотека",
        "ПАО «Сбербанк»",
        "г. Москва, ул. Вавилова, д. 19",
        "Кредитный договор № 77 от 01.02.2018",
        "2 100 000,00",
        "2 100 000,00",
        "0,00",
      ],
      [
        "1.3",
        "Кредитная карта",
        "ПАО «Сбербанк»",
        "г. Москва, ул. Вавилова, д. 19",
        "Договор карты № 900 от 03.03.2021",
        "121 000,21",
        "111 000,21",
        "10 000,00",
      ],
    ]);
    expect(taxes1).toEqual([
      ...mandatory,
      [
        "2.1",
        "Транспортный налог: требование № 10 от 01.10.2026 (УФНС России по Красноярскому краю)",
        "4 500,00",
        "500,00",
      ],
    ]);
    expect(money2).toEqual([...ofCreditors, dashes("1.1", 8)]);
    expect(taxes2).toEqual([...mandatory, dashes("2.1", 4)]);
    expect(debtors3).toEqual([
      ...ofDebtors,
      [
        "1.1",
        "Заём",
        "Смирнов Олег Иванович",
        "г. Красноярск, ул. Мира, д. 3",
        "расписка от 01.02.2024",
        "50 000,00",
        "50 000,00",
        "—",
      ],
    ]);
    expect(debtors4).toEqual([...ofDebtors, dashes("1.1", 8)]);
    expect(rest).toEqual([]);
  });

  it("debts of the business stand in section II, its debtors in section IV", async () => {
    const [, money1, taxes1, money2, taxes2, debtors3, debtors4] = await formOf("creditors-list", "proprietor");
    expect(money1?.slice(4)).toEqual([
      [
        "1.1",
        "Кредит",
        "ПАО «Сбербанк»",
        "г. Москва, ул. Вавилова, д. 19",
        "Кредитный договор № 123456 от 01.02.2024",
        "121 000,21",
        "111 000,21",
        "10 000,00",
      ],
    ]);
    expect(taxes1?.at(-1)).toEqual(dashes("2.1", 4));
    expect(money2?.at(-1)).toEqual([
      "1.1",
      "Поставка",
      "ООО «Оптовик»",
      "101000, г. Москва, ул. Мясницкая, д. 5",
      "Договор поставки № 8 от 01.02.2025",
      "1 000 000,00",
      "900 000,00",
      "100 000,00",
    ]);
    expect(taxes2?.at(-1)).toEqual([
      "2.1",
      "Налог по УСН: требование № 44 от 01.09.2026 (УФНС России по Красноярскому краю)",
      "35 000,00",
      "5 000,00",
    ]);
    expect(debtors3?.at(-1)).toEqual(dashes("1.1", 8));
    expect(debtors4?.at(-1)).toEqual([
      "1.1",
      "Оплата поставки",
      "ООО «Вектор»",
      "г. Москва, ул. Новая, д. 1",
      "договор поставки № 4 от 01.03.2025",
      "200 000,00",
      "180 000,00",
      "20 000,00",
    ]);
  });

  it("the four sections bear the order's names", async () => {
    const text = textOf(await made("mfc-creditors", "pensioner"));
    const business = "предпринимательской деятельности)";
    for (const start of [
      "I. Сведения о кредиторах",
      "II. Сведения о кредиторах",
      "III. Сведения о должниках",
      "IV. Сведения о должниках",
    ])
      expect(text).toContain(`${start} гражданина`);
    expect(text.split(business)).toHaveLength(5);
  });
});

const realtyKinds = ["Земельные участки:", "Жилые дома, дачи:", "Квартиры:", "Гаражи:", "Иное недвижимое имущество:"];
const vehicleKinds = [
  "Автомобили легковые:",
  "Автомобили грузовые:",
  "Мототранспортные средства:",
  "Сельскохозяйственная техника:",
  "Водный транспорт:",
  "Воздушный транспорт:",
  "Иные транспортные средства:",
];
const valuableKinds = [
  "Наличные денежные средства:",
  "Драгоценности, в том числе ювелирные украшения, и другие предметы роскоши:",
  "Предметы искусства:",
  "Имущество, необходимое для профессиональных занятий:",
  "Иное ценное имущество:",
];
/** Every kind under its number, with dashes; `filled` are rows that stand instead. */
const kindRows = (part: number, kinds: readonly string[], cells: number, filled: Record<string, string[]>) =>
  kinds.flatMap((kind, i) => {
    const number = `${part}.${i + 1}`;
    const row = filled[number];
    return [[number, kind], row ? [`${number}.1`, ...row] : dashes(`${number}.1`, cells)];
  });

describe("annex 2: the inventory", () => {
  it("sections I and II: each kind under its number, what there is not with dashes", async () => {
    const [, realty, vehicles] = await formOf("inventory", "married");
    expect(realty).toEqual([
      [
        "№ п/п",
        "Вид и наименование имущества",
        "Вид собственности <1>",
        "Местонахождение (адрес)",
        "Площадь (кв. м)",
        "Основание приобретения <2> и стоимость, руб.",
        "Сведения о залоге и залогодержателе <3>",
      ],
      counted(7),
      ...kindRows(1, realtyKinds, 7, {
        "1.3": [
          "Квартира",
          "общая совместная с супругом",
          "г. Красноярск, ул. Мира, д. 1, корп. 2, кв. 17",
          "54,3",
          "договор купли-продажи от 01.02.2018; 3 500 000,00",
          "ПАО «Сбербанк», договор ипотеки № 77 от 01.02.2018",
        ],
      }),
    ]);
    expect(vehicles).toEqual([
      [
        "№ п/п",
        "Вид, марка, модель транспортного средства, год изготовления",
        "Идентификационный номер",
        "Вид собственности <1>",
        "Место нахождения / место хранения (адрес)",
        "Стоимость, руб.",
        "Сведения о залоге и залогодержателе <3>",
      ],
      counted(7),
      ...kindRows(2, vehicleKinds, 7, {
        "2.1": [
          "Легковой автомобиль Lada Granta, 2018",
          "XTA219000J0000001",
          "общая совместная",
          "г. Красноярск, ул. Мира, д. 1",
          "450 000,00",
          "—",
        ],
      }),
    ]);
  });

  it("sections III to VI", async () => {
    const [, , , accounts, , , valuables, ...rest] = await formOf("inventory", "married");
    expect(accounts).toEqual([
      [
        "№ п/п",
        "Наименование и адрес банка или иной кредитной организации",
        "Вид и валюта счёта",
        "Дата открытия счёта",
        "Остаток на счёте, руб.",
      ],
      counted(5),
      [
        "3.1",
        "ПАО «Сбербанк», 117312, г. Москва, ул. Вавилова, д. 19, счёт № 40817810800000000451",
        "текущий, рубли",
        "01.02.2015",
        "1 234,56",
      ],
    ]);
    expect(valuables).toEqual([
      [
        "№ п/п",
        "Вид и наименование имущества",
        "Стоимость (сумма и валюта), руб.",
        "Место нахождения / место хранения (адрес)",
        "Сведения о залоге и залогодержателе <3>",
      ],
      counted(5),
      ...kindRows(6, valuableKinds, 5, { "6.1": ["Наличные рубли", "10 000,00", "по месту жительства", "—"] }),
    ]);
    expect(rest).toEqual([]);
    const [, , , , shares, securities] = await formOf("inventory", "proprietor");
    expect(shares).toEqual([
      [
        "№ п/п",
        "Наименование и организационно-правовая форма организации",
        "Местонахождение организации (адрес)",
        "Уставный, складочный капитал, паевой фонд, руб.",
        "Доля участия",
        "Основание участия",
      ],
      counted(6),
      ["4.1", "ООО «Ромашка»", "г. Москва", "10 000,00", "50 %", "договор об учреждении"],
    ]);
    expect(securities).toEqual([
      [
        "№ п/п",
        "Вид ценной бумаги",
        "Лицо, выпустившее ценную бумагу",
        "Номинальная величина обязательства, руб.",
        "Общее количество",
        "Общая стоимость, руб.",
      ],
      counted(6),
      ["5.1", "облигации", "Минфин России", "1 000,00", "3", "3 000,00"],
    ]);
  });
});

it("no cell of an official table is ever empty, and none is wider than its table", async () => {
  for (const { code } of paperPeople)
    for (const form of ["creditors-list", "inventory", "mfc-creditors"])
      for (const row of (await formOf(form, code)).flat()) {
        expect(row.every((cell) => cell !== "")).toBe(true);
        expect(row.length).toBeLessThanOrEqual(8);
      }
});
