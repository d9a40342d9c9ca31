import type { Block, Row, ShippedTemplate, Table } from "../shipped-template.ts";
import { eachRow, head, plain, row, section, small, table } from "../write.ts";
import { addressNote, confirmation, dashes, personTable } from "./official-header.ts";

// The same order, annex 2: sections I to VI, each kind of property under its own number.
interface Kind {
  list: string;
  name: string;
}

const counted = (number: number): string[] => Array.from({ length: number }, (_, i) => String(i + 1));

/** "1.1 Земельные участки:" and under it 1.1.1, 1.1.2 …, or dashes. */
function kindRows(part: number, kinds: readonly Kind[], cells: readonly string[]): Row[] {
  return kinds.flatMap(({ list, name }, i) => {
    const number = `${part}.${i + 1}`;
    return [
      row(number, { text: `${name}:`, span: cells.length, isBold: true }),
      eachRow(list, `${number}.{n}`, ...cells),
      dashes(list, `${number}.1`, cells.length + 1),
    ];
  });
}

const form = (columns: Parameters<typeof table>[0], titles: readonly string[], rows: readonly Row[]): Table =>
  table(columns, rows, { header: [head(...titles), head(...counted(titles.length))], fontHalfPoints: 18 });

const realty = form(
  [[16, "center"], 50, 32, 56, [18, "center"], 50, 35],
  [
    "№\nп/п",
    "Вид и наименование имущества",
    "Вид собственности <1>",
    "Местонахождение (адрес)",
    "Площадь (кв. м)",
    "Основание приобретения <2> и стоимость, руб.",
    "Сведения о залоге и залогодержателе <3>",
  ],
  kindRows(
    1,
    [
      { list: "realtyLand", name: "Земельные участки" },
      { list: "realtyHouse", name: "Жилые дома, дачи" },
      { list: "realtyFlat", name: "Квартиры" },
      { list: "realtyGarage", name: "Гаражи" },
      { list: "realtyOther", name: "Иное недвижимое имущество" },
    ],
    ["{title}", "{ownership}", "{address}", "{area}", "{basis}; {cost}", "{pledge}"],
  ),
);

const vehicles = form(
  [[16, "center"], 58, 42, 32, 46, [26, "right"], 37],
  [
    "№\nп/п",
    "Вид, марка, модель транспортного средства, год изготовления",
    "Идентификационный номер",
    "Вид собственности <1>",
    "Место нахождения / место хранения (адрес)",
    "Стоимость, руб.",
    "Сведения о залоге и залогодержателе <3>",
  ],
  kindRows(
    2,
    [
      { list: "vehicleCar", name: "Автомобили легковые" },
      { list: "vehicleTruck", name: "Автомобили грузовые" },
      { list: "vehicleMotorcycle", name: "Мототранспортные средства" },
      { list: "vehicleAgricultural", name: "Сельскохозяйственная техника" },
      { list: "vehicleWater", name: "Водный транспорт" },
      { list: "vehicleAir", name: "Воздушный транспорт" },
      { list: "vehicleOther", name: "Иные транспортные средства" },
    ],
    ["{title}, {year}", "{vin}", "{ownership}", "{place}", "{cost}", "{pledge}"],
  ),
);

const accounts = form(
  [[16, "center"], 110, 60, [31, "center"], [40, "right"]],
  [
    "№\nп/п",
    "Наименование и адрес банка или иной кредитной организации",
    "Вид и валюта счёта",
    "Дата открытия счёта",
    "Остаток на счёте, руб.",
  ],
  [
    eachRow("accounts", "3.{n}", "{bank}, счёт № {number}", "{kind}", "{openedOn}", "{balance}"),
    dashes("accounts", "3.1", 5),
  ],
);

const shares = form(
  [[16, "center"], 75, 60, [36, "right"], [25, "center"], 45],
  [
    "№\nп/п",
    "Наименование и организационно-правовая форма организации",
    "Местонахождение организации (адрес)",
    "Уставный, складочный капитал, паевой фонд, руб.",
    "Доля участия",
    "Основание участия",
  ],
  [eachRow("shares", "4.{n}", "{name}", "{address}", "{capital}", "{share}", "{basis}"), dashes("shares", "4.1", 6)],
);

const securities = form(
  [[16, "center"], 70, 71, [40, "right"], [25, "center"], [35, "right"]],
  [
    "№\nп/п",
    "Вид ценной бумаги",
    "Лицо, выпустившее ценную бумагу",
    "Номинальная величина обязательства, руб.",
    "Общее количество",
    "Общая стоимость, руб.",
  ],
  [
    eachRow("securities", "5.{n}", "{kind}", "{issuer}", "{nominal}", "{quantity}", "{total}"),
    dashes("securities", "5.1", 6),
  ],
);

const valuables = form(
  [[16, "center"], 86, [45, "right"], 65, 45],
  [
    "№\nп/п",
    "Вид и наименование имущества",
    "Стоимость (сумма и валюта), руб.",
    "Место нахождения / место хранения (адрес)",
    "Сведения о залоге и залогодержателе <3>",
  ],
  kindRows(
    6,
    [
      { list: "valuableCash", name: "Наличные денежные средства" },
      { list: "valuableJewellery", name: "Драгоценности, в том числе ювелирные украшения, и другие предметы роскоши" },
      { list: "valuableArt", name: "Предметы искусства" },
      { list: "valuableProfessional", name: "Имущество, необходимое для профессиональных занятий" },
      { list: "valuableOther", name: "Иное ценное имущество" },
    ],
    ["{title}", "{cost}", "{place}", "{pledge}"],
  ),
);

const notes: readonly Block[] = [
  small(
    "<1> Указывается вид собственности (индивидуальная, долевая, общая); для совместной собственности — лица, в собственности которых находится имущество, для долевой — доля гражданина.",
  ),
  small(
    "<2> Указываются наименование и реквизиты документа, который является основанием приобретения права собственности, и стоимость приобретения.",
  ),
  small(
    "<3> Указываются сведения о договоре залога и ином основании возникновения залога, наименование (имя) залогодержателя.",
  ),
];

export const inventory: ShippedTemplate = {
  code: "inventory",
  kind: "inventory",
  title: "Опись имущества гражданина (приложение № 2 к приказу № 530)",
  titleEn: "Inventory of property (order 530, annex 2)",
  group: "court",
  numbered: false,
  isLandscape: true,
  fontHalfPoints: 22,
  body: [
    plain(
      "Приложение № 2\nк приказу Министерства экономического развития\nРоссийской Федерации от 05.08.2015 № 530",
      "right",
    ),
    { kind: "heading", text: "Опись имущества гражданина", level: 1 },
    personTable,
    addressNote,
    section("I. Недвижимое имущество"),
    realty,
    section("II. Движимое имущество"),
    vehicles,
    ...notes,
    section("III. Сведения о счетах в банках и иных кредитных организациях"),
    accounts,
    section("IV. Акции и иное участие в коммерческих организациях"),
    shares,
    section("V. Иные ценные бумаги"),
    securities,
    section("VI. Сведения о наличных денежных средствах и ином ценном имуществе"),
    valuables,
    ...confirmation,
  ],
};
