import type { RecordKind } from "../../../api/client-records.ts";
import type { Pair } from "../../lib/i18n.ts";

export type RecordInput =
  | "text"
  | "day"
  | "money"
  | "flag"
  | "choice"
  | "number"
  | "whole"
  | "year"
  | "inn"
  | "phone"
  | "email";
export type RecordField = {
  name: string;
  input: RecordInput;
  title: Pair;
  options?: readonly [value: string, title: Pair][];
  isNeeded?: boolean;
  /** As wide as the form; the others stand two in a line. */
  isWide?: boolean;
};
export type RecordForm = {
  /** In the plural, as a heading. */
  title: Pair;
  /** What is added: "Новая запись: недвижимость". */
  one: Pair;
  fields: readonly RecordField[];
  /** Names of fields of the line: what it is, what is told of it, its sum. */
  line: { title: readonly string[]; detail: readonly string[]; sum?: string };
};

const field =
  (input: RecordInput) =>
  (name: string, ru: string, en: string, more: Partial<RecordField> = {}) => ({
    name,
    input,
    title: [ru, en] as const,
    ...more,
  });
const text = field("text");
const day = field("day");
const money = field("money");
const flag = field("flag");
const choice = (
  name: string,
  ru: string,
  en: string,
  options: readonly [value: string, title: Pair][],
): RecordField => ({ name, input: "choice", title: [ru, en], options, isNeeded: true });
const needed = { isNeeded: true, isWide: true };
const wide = { isWide: true };
const pledge = [text("pledgee", "В залоге у", "Pledged to"), text("pledgeBasis", "Договор залога", "Pledge agreement")];

export const recordForms: Readonly<Record<RecordKind, RecordForm>> = {
  relative: {
    title: ["Супруги, дети, родные", "Spouses, children, relatives"],
    one: ["Родственник", "Relative"],
    fields: [
      choice("relation", "Кем приходится", "Relation", [
        ["spouse", ["супруг(а)", "spouse"]],
        ["former-spouse", ["бывший супруг(а)", "former spouse"]],
        ["child", ["ребёнок", "child"]],
        ["parent", ["родитель", "parent"]],
        ["dependent", ["на иждивении", "dependent"]],
        ["other", ["другое", "other"]],
      ]),
      day("birthDate", "Дата рождения", "Date of birth"),
      text("name", "ФИО", "Full name", needed),
      text("certificate", "Свидетельство", "Certificate", wide),
      money("incomeKopecks", "Доход в месяц", "Monthly income"),
      flag("isDependent", "На иждивении клиента", "Depends on the client"),
    ],
    line: { title: ["name"], detail: ["relation", "birthDate", "isDependent"], sum: "incomeKopecks" },
  },
  job: {
    title: ["Места работы", "Jobs"],
    one: ["Место работы", "Job"],
    fields: [
      text("employer", "Работодатель", "Employer", needed),
      field("inn")("inn", "ИНН работодателя", "Employer's INN"),
      text("position", "Должность", "Position"),
      day("from", "Работает с", "From"),
      day("to", "По", "To"),
      money("monthlyKopecks", "Доход в месяц", "Monthly income"),
    ],
    line: { title: ["employer"], detail: ["position", "from", "to"], sum: "monthlyKopecks" },
  },
  income: {
    title: ["Доходы по годам", "Income by years"],
    one: ["Доход за год", "Income of a year"],
    fields: [
      field("year")("year", "Год", "Year", { isNeeded: true }),
      money("kopecks", "Доход", "Income", { isNeeded: true }),
      text("source", "Откуда", "Source", needed),
      money("taxKopecks", "Удержан налог", "Tax withheld"),
    ],
    line: { title: ["year", "source"], detail: ["taxKopecks"], sum: "kopecks" },
  },
  allowance: {
    title: ["Пенсии и пособия", "Pensions and allowances"],
    one: ["Пенсия или пособие", "Pension or allowance"],
    fields: [
      choice("kind", "Вид", "Kind", [
        ["pension", ["пенсия", "pension"]],
        ["disability", ["по инвалидности", "disability"]],
        ["child", ["на ребёнка", "child"]],
        ["unemployment", ["по безработице", "unemployment"]],
        ["other", ["другое", "other"]],
      ]),
      day("from", "Получает с", "From"),
      text("payer", "Кто платит", "Payer", wide),
      money("monthlyKopecks", "В месяц", "A month"),
      text("certificate", "Справка", "Certificate"),
    ],
    line: { title: ["kind"], detail: ["payer", "from"], sum: "monthlyKopecks" },
  },
  realty: {
    title: ["Недвижимость", "Real estate"],
    one: ["Недвижимость", "Real estate"],
    fields: [
      choice("kind", "Вид", "Kind", [
        ["flat", ["квартира", "flat"]],
        ["house", ["дом", "house"]],
        ["land", ["земля", "land"]],
        ["garage", ["гараж", "garage"]],
        ["other", ["другое", "other"]],
      ]),
      field("number")("areaM2", "Площадь, м²", "Area, m²"),
      text("title", "Наименование", "Title", needed),
      text("address", "Адрес", "Address", wide),
      text("ownership", "Вид собственности, доля", "Ownership, share"),
      money("costKopecks", "Стоимость", "Value"),
      text("basis", "Основание приобретения", "Ground of ownership", wide),
      ...pledge,
      flag("isOnlyHome", "Единственное жильё", "The only home"),
    ],
    line: { title: ["title"], detail: ["address", "isOnlyHome", "pledgee"], sum: "costKopecks" },
  },
  vehicle: {
    title: ["Транспорт", "Vehicles"],
    one: ["Транспорт", "Vehicle"],
    fields: [
      choice("kind", "Вид", "Kind", [
        ["car", ["легковой автомобиль", "car"]],
        ["truck", ["грузовой автомобиль", "truck"]],
        ["motorcycle", ["мотоцикл", "motorcycle"]],
        ["agricultural", ["сельхозтехника", "agricultural machine"]],
        ["water", ["водный", "water"]],
        ["air", ["воздушный", "air"]],
        ["other", ["другое", "other"]],
      ]),
      field("year")("year", "Год выпуска", "Year made"),
      text("title", "Марка, модель", "Make, model", needed),
      text("vin", "VIN", "VIN"),
      money("costKopecks", "Стоимость", "Value"),
      text("ownership", "Вид собственности", "Ownership"),
      text("place", "Где стоит", "Where it is kept"),
      ...pledge,
    ],
    line: { title: ["title"], detail: ["kind", "year", "vin", "pledgee"], sum: "costKopecks" },
  },
  account: {
    title: ["Счета и вклады", "Bank accounts"],
    one: ["Счёт", "Account"],
    fields: [
      text("bank", "Банк", "Bank", needed),
      text("bankAddress", "Адрес банка", "The bank's address", wide),
      text("number", "Номер счёта", "Account number"),
      text("kind", "Вид счёта и валюта", "Kind and currency"),
      day("openedOn", "Открыт", "Opened on"),
      money("balanceKopecks", "Остаток", "Balance"),
    ],
    line: { title: ["bank"], detail: ["number", "kind"], sum: "balanceKopecks" },
  },
  share: {
    title: ["Доли в организациях", "Shares in companies"],
    one: ["Доля", "Share"],
    fields: [
      text("name", "Организация", "Company", needed),
      text("address", "Адрес", "Address", wide),
      text("share", "Доля", "Share"),
      money("capitalKopecks", "Уставный капитал", "Capital"),
      text("basis", "Основание участия", "Ground", wide),
    ],
    line: { title: ["name"], detail: ["share"], sum: "capitalKopecks" },
  },
  security: {
    title: ["Ценные бумаги", "Securities"],
    one: ["Ценная бумага", "Security"],
    fields: [
      text("kind", "Вид бумаги", "Kind", needed),
      text("issuer", "Кто выпустил", "Issuer", wide),
      field("whole")("quantity", "Количество", "Quantity"),
      money("nominalKopecks", "Номинал", "Nominal value"),
      money("totalKopecks", "Общая стоимость", "Total value"),
    ],
    line: { title: ["kind", "issuer"], detail: ["quantity"], sum: "totalKopecks" },
  },
  valuable: {
    title: ["Наличные и ценности", "Cash and valuables"],
    one: ["Наличные, ценность", "Cash or valuable"],
    fields: [
      choice("kind", "Вид", "Kind", [
        ["cash", ["наличные", "cash"]],
        ["jewellery", ["драгоценности", "jewellery"]],
        ["art", ["искусство", "art"]],
        ["professional", ["для профессии", "professional"]],
        ["other", ["другое", "other"]],
      ]),
      money("costKopecks", "Стоимость", "Value"),
      text("title", "Наименование", "Title", needed),
      text("place", "Где хранится", "Where it is kept", wide),
      ...pledge,
    ],
    line: { title: ["title"], detail: ["kind", "place", "pledgee"], sum: "costKopecks" },
  },
  deal: {
    title: ["Сделки за три года", "Deals of three years"],
    one: ["Сделка", "Deal"],
    fields: [
      day("day", "Дата", "Date", { isNeeded: true }),
      choice("kind", "С чем", "Of what", [
        ["realty", ["недвижимость", "real estate"]],
        ["vehicle", ["транспорт", "vehicle"]],
        ["security", ["ценные бумаги", "securities"]],
        ["share", ["доля", "share"]],
        ["gift", ["дарение", "gift"]],
        ["other", ["другое", "other"]],
      ]),
      text("title", "Суть сделки", "What it was", needed),
      text("party", "С кем", "With whom"),
      money("kopecks", "Сумма", "Sum"),
      flag("isRelative", "С родственником", "With a relative"),
    ],
    line: { title: ["title"], detail: ["day", "kind", "party", "isRelative"], sum: "kopecks" },
  },
  receivable: {
    title: ["Кто должен клиенту", "Who owes the client"],
    one: ["Долг перед клиентом", "Debt to the client"],
    fields: [
      text("debtor", "Должник", "Debtor", needed),
      text("debtorAddress", "Адрес должника", "The debtor's address", wide),
      text("obligation", "Обязательство", "Obligation", needed),
      text("basis", "Основание", "Ground", wide),
      money("kopecks", "Всего", "Total", { isNeeded: true }),
      money("debtKopecks", "Из них задолженность", "Of it overdue"),
      money("penaltyKopecks", "Пени и штрафы", "Penalties"),
      flag("isBusiness", "Из предпринимательства", "From business"),
    ],
    line: { title: ["debtor"], detail: ["obligation", "isBusiness"], sum: "kopecks" },
  },
  enforcement: {
    title: ["Исполнительные производства", "Enforcement proceedings"],
    one: ["Производство", "Proceedings"],
    fields: [
      text("number", "Номер производства", "Number", needed),
      text("bailiff", "Пристав, отделение", "Bailiff, office", wide),
      day("openedOn", "Возбуждено", "Opened on"),
      money("kopecks", "Сумма", "Sum"),
      text("writ", "Исполнительный документ", "Writ"),
      day("writIssuedOn", "Документ выдан", "Writ issued on"),
      day("endedOn", "Окончено", "Ended on"),
      text("endGround", "Основание (46.1.4)", "Ground (46.1.4)"),
    ],
    line: { title: ["number"], detail: ["bailiff", "openedOn", "endedOn", "endGround"], sum: "kopecks" },
  },
  bankruptcy: {
    title: ["Прежние банкротства", "Former bankruptcies"],
    one: ["Банкротство", "Bankruptcy"],
    fields: [
      choice("kind", "Порядок", "Way", [
        ["court", ["судебный", "court"]],
        ["mfc", ["через МФЦ", "out of court"]],
      ]),
      day("endedOn", "Завершено", "Ended on"),
      text("caseNumber", "Номер дела", "Case number"),
      text("result", "Чем закончилось", "Result"),
    ],
    line: { title: ["kind"], detail: ["caseNumber", "endedOn", "result"] },
  },
  passport: {
    title: ["Прежние паспорта", "Former passports"],
    one: ["Прежний паспорт", "Former passport"],
    fields: [
      text("passport", "Серия и номер", "Series and number", { isNeeded: true }),
      day("issuedOn", "Выдан", "Issued on"),
      text("issuedBy", "Кем выдан", "Issued by", wide),
      day("validTo", "Действовал по", "Valid to"),
    ],
    line: { title: ["passport"], detail: ["issuedOn", "validTo"] },
  },
  founder: {
    title: ["Учредители", "Founders"],
    one: ["Учредитель", "Founder"],
    fields: [
      text("name", "Имя или название", "Name", needed),
      field("inn")("inn", "ИНН", "INN"),
      text("share", "Доля", "Share"),
    ],
    line: { title: ["name"], detail: ["share", "inn"] },
  },
  contact: {
    title: ["Контактные лица", "Contacts"],
    one: ["Контактное лицо", "Contact"],
    fields: [
      text("name", "Имя", "Name", needed),
      text("role", "Кто это", "Who it is", wide),
      field("phone")("phone", "Телефон", "Phone"),
      field("email")("email", "Эл. почта", "E-mail"),
    ],
    line: { title: ["name"], detail: ["role", "phone", "email"] },
  },
};

type Group = { id: string; title: Pair; person: readonly RecordKind[]; company: readonly RecordKind[] };
const property = ["realty", "vehicle", "account", "share", "security", "valuable"] as const;
export const recordGroups: readonly Group[] = [
  { id: "family", title: ["Семья", "Family"], person: ["relative"], company: [] },
  { id: "work", title: ["Работа и доходы", "Work and income"], person: ["job", "income", "allowance"], company: [] },
  { id: "property", title: ["Имущество", "Property"], person: property, company: property },
  {
    id: "deals",
    title: ["Сделки и взыскания", "Deals and claims"],
    person: ["deal", "receivable", "enforcement", "bankruptcy"],
    company: ["deal", "receivable", "enforcement"],
  },
  {
    id: "people",
    title: ["Документы и контакты", "Documents and contacts"],
    person: ["passport", "contact"],
    company: ["founder", "contact"],
  },
];
