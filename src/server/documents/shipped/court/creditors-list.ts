import type { Block, Row, ShippedTemplate, Table } from "../shipped-template.ts";
import { eachRow, head, plain, row, section, small, table } from "../write.ts";
import { addressNote, confirmation, dashes, personTable } from "./official-header.ts";

// Order of the Ministry of Economic Development of 05.08.2015 No. 530, annex 1, table by table.
const MONEY_COLUMNS = [[14, "center"], 36, 46, 44, 40, [24, "right"], [25, "right"], [28, "right"]] as const;

const moneyHead = (who: string, place: string, marks: boolean): Row[] => {
  const note = (n: number): string => (marks ? ` <${n}>` : "");
  const over = (text: string) => ({ text, rowSpan: 2, isBold: true });
  return [
    row(
      over("№\nп/п"),
      over(`Содержание обязательства${note(1)}`),
      over(`${who}${note(2)}`),
      over(`${place}${note(3)}`),
      over(`Основание возникновения${note(4)}`),
      { text: `Сумма обязательства, руб.`, span: 2, isBold: true },
      over(`Штрафы, пени и иные санкции, руб.${note(7)}`),
    ),
    head(`всего${note(5)}`, `в том числе задолженность${note(6)}`),
    head("1", "2", "3", "4", "5", "6", "7", "8"),
  ];
};

const creditors = (list: string): Table =>
  table(
    MONEY_COLUMNS,
    [
      row({ text: "1. Денежные обязательства", span: 8, isBold: true }),
      eachRow(
        list,
        "1.{n}",
        "{kind}",
        "{creditor.name}",
        "{creditor.address}",
        "{basis}",
        "{amount}",
        "{owed}",
        "{penalty}",
      ),
      dashes(list, "1.1", 8),
    ],
    { header: moneyHead("Кредитор", "Место нахождения (место жительства) кредитора", true), fontHalfPoints: 18 },
  );

const payments = (list: string): Table =>
  table(
    [[14, "center"], 143, [50, "right"], [50, "right"]],
    [
      row({ text: "2. Обязательные платежи", span: 4, isBold: true }),
      eachRow(list, "2.{n}", "{kind}: {basis} ({creditor.name})", "{owed}", "{penalty}"),
      dashes(list, "2.1", 4),
    ],
    {
      header: [
        head(
          "№\nп/п",
          "Наименование налога, сбора или иного обязательного платежа",
          "Недоимка, руб.",
          "Штрафы и пени, руб.",
        ),
        head("1", "2", "3", "4"),
      ],
      fontHalfPoints: 18,
    },
  );

const debtors = (list: string): Table =>
  table(
    MONEY_COLUMNS,
    [
      row({ text: "1. Денежные обязательства", span: 8, isBold: true }),
      eachRow(
        list,
        "1.{n}",
        "{obligation}",
        "{debtor}",
        "{debtorAddress}",
        "{basis}",
        "{amount}",
        "{owed}",
        "{penalty}",
      ),
      dashes(list, "1.1", 8),
    ],
    { header: moneyHead("Должник", "Место нахождения (место жительства) должника", false), fontHalfPoints: 18 },
  );

const EXCEPT = "за исключением возникших в результате осуществления гражданином предпринимательской деятельности";
const ONLY = "которые возникли в результате осуществления гражданином предпринимательской деятельности";
const OF = "по денежным обязательствам и (или) обязанности по уплате обязательных платежей";

const creditorNotes: readonly Block[] = [
  small("<1> Указывается существо обязательства (например, заём, кредит)."),
  small(
    "<2> Указывается другая сторона обязательства: кредитор, его фамилия, имя и отчество (при наличии) или наименование юридического лица.",
  ),
  small("<3> Указывается место нахождения юридического лица либо место жительства гражданина."),
  small(
    "<4> Указываются основание возникновения обязательства и реквизиты (дата, номер) соответствующего договора или акта.",
  ),
  small("<5> Указывается сумма обязательства, в том числе задолженность."),
  small("<6> Указывается сумма основного долга и процентов, подлежащая уплате."),
  small("<7> Указываются неустойки (штрафы, пени), проценты за просрочку и убытки."),
];

/** Sections I to IV. */
export const creditorsBody = (annexTo: string): Block[] => [
  plain(annexTo, "right"),
  { kind: "heading", text: "Список кредиторов и должников гражданина", level: 1 },
  personTable,
  addressNote,
  section(`I. Сведения о кредиторах гражданина\n(${OF}, ${EXCEPT})`),
  creditors("ownMoneyDebts"),
  payments("ownMandatoryDebts"),
  ...creditorNotes,
  section(`II. Сведения о кредиторах гражданина\n(${OF}, ${ONLY})`),
  creditors("businessMoneyDebts"),
  payments("businessMandatoryDebts"),
  section(`III. Сведения о должниках гражданина\n(${OF}, ${EXCEPT})`),
  debtors("ownReceivables"),
  section(`IV. Сведения о должниках гражданина\n(${OF}, ${ONLY})`),
  debtors("businessReceivables"),
  ...confirmation,
];

export const creditorsList: ShippedTemplate = {
  code: "creditors-list",
  kind: "creditors-list",
  title: "Список кредиторов и должников гражданина (приложение № 1 к приказу № 530)",
  titleEn: "List of creditors and debtors (order 530, annex 1)",
  group: "court",
  numbered: false,
  isLandscape: true,
  fontHalfPoints: 22,
  body: creditorsBody(
    "Приложение № 1\nк приказу Министерства экономического развития\nРоссийской Федерации от 05.08.2015 № 530",
  ),
};
