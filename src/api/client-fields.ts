/**
 * Every single fact a card can hold about a client, as data: the form, the checks, conditions, imports and papers all
 * read this table. Facts that come in numbers (relatives, property, debts …) are records: client-records.ts.
 */
export const fieldKinds = [
  "text",
  "long",
  "day",
  "money",
  "flag",
  "choice",
  "email",
  "zone",
  "inn",
  "kpp",
  "ogrn",
  "ogrnip",
  "snils",
  "passport",
  "division-code",
  "address",
] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** Titles: Russian, English. */
export type Words = readonly [ru: string, en: string];

export interface ClientField {
  name: string;
  kind: FieldKind;
  group: "identity" | "documents" | "place" | "family" | "work" | "company" | "other";
  title: Words;
  of: "person" | "company" | "both";
  options?: readonly { value: string; title: Words }[];
}

const field = (
  name: string,
  kind: FieldKind,
  group: ClientField["group"],
  title: Words,
  of: ClientField["of"] = "person",
  options?: ClientField["options"],
): ClientField => ({ name, kind, group, title, of, ...(options ? { options } : {}) });

const yesNo = (name: string, group: ClientField["group"], title: Words) => field(name, "flag", group, title);

export const clientFields = [
  field("name", "text", "identity", ["ФИО или название", "Full name"], "both"),
  field("formerNames", "text", "identity", ["Прежние фамилии, имена", "Former names"]),
  field("sex", "choice", "identity", ["Пол", "Sex"], "person", [
    { value: "male", title: ["мужской", "male"] },
    { value: "female", title: ["женский", "female"] },
  ]),
  field("birthDate", "day", "identity", ["Дата рождения", "Date of birth"]),
  field("birthPlace", "text", "identity", ["Место рождения", "Place of birth"]),
  field("citizenship", "text", "identity", ["Гражданство", "Citizenship"]),
  field("passport", "passport", "documents", ["Паспорт, серия и номер", "Passport, series and number"]),
  field("passportIssuedBy", "text", "documents", ["Паспорт: кем выдан", "Passport: issued by"]),
  field("passportIssuedOn", "day", "documents", ["Паспорт: дата выдачи", "Passport: issued on"]),
  field("passportDivision", "division-code", "documents", ["Паспорт: код подразделения", "Passport: division code"]),
  field("snils", "snils", "documents", ["СНИЛС", "SNILS"]),
  field("inn", "inn", "documents", ["ИНН", "Taxpayer number (INN)"], "both"),
  field("registeredAddress", "address", "place", ["Адрес регистрации", "Registered address"], "both"),
  field("actualAddress", "address", "place", ["Адрес проживания", "Actual address"], "both"),
  field("city", "text", "place", ["Город", "City"], "both"),
  field("region", "text", "place", ["Регион", "Region"], "both"),
  field("zone", "zone", "place", ["Часовой пояс", "Time zone"], "both"),
  field("email", "email", "place", ["Эл. почта", "E-mail"], "both"),
  field("maritalStatus", "choice", "family", ["Семейное положение", "Marital status"], "person", [
    { value: "single", title: ["не в браке", "single"] },
    { value: "married", title: ["в браке", "married"] },
    { value: "divorced", title: ["в разводе", "divorced"] },
    { value: "widowed", title: ["вдовство", "widowed"] },
  ]),
  field("divorcedOn", "day", "family", ["Дата расторжения брака", "Divorced on"]),
  yesNo("hasMarriageContract", "family", ["Есть брачный договор", "Has a marriage contract"]),
  yesNo("hasMinorChildren", "family", ["Есть несовершеннолетние дети", "Has minor children"]),
  field("family", "text", "family", ["О семье", "About the family"]),
  field("work", "text", "work", ["Работа", "Work"]),
  field("employmentStatus", "choice", "work", ["Занятость", "Employment"], "person", [
    { value: "employed", title: ["работает", "employed"] },
    { value: "self-employed", title: ["самозанятость", "self-employed"] },
    { value: "unemployed", title: ["не работает", "not working"] },
    { value: "registered-unemployed", title: ["на учёте в центре занятости", "registered as unemployed"] },
    { value: "pensioner", title: ["пенсия", "retired"] },
  ]),
  field("incomeKopecks", "money", "work", ["Доход в месяц", "Monthly income"]),
  yesNo("isSoleProprietor", "work", ["Действующий ИП", "Sole proprietor now"]),
  field("ogrnip", "ogrnip", "work", ["ОГРНИП", "OGRNIP"]),
  field("soleProprietorEndedOn", "day", "work", ["ИП прекращён", "Sole proprietorship ended on"]),
  yesNo("isPensioner", "work", ["Получает пенсию", "Receives a pension"]),
  yesNo("hasChildAllowance", "work", [
    "Получает ежемесячное пособие на ребёнка",
    "Receives the monthly child allowance",
  ]),
  field("paymentsStoppedOn", "day", "work", ["Перестал платить с", "Stopped paying on"]),
  yesNo("isDirector", "other", ["Руководит организацией", "Heads an organisation"]),
  yesNo("hadBankruptcy", "other", ["Раньше проходил банкротство", "Was bankrupt before"]),
  field("lastBankruptcyEndedOn", "day", "other", ["Прежнее банкротство завершено", "Former bankruptcy ended on"]),
  yesNo("hasFraudRisk", "other", ["Есть сомнения в добросовестности", "Doubts about good faith"]),
  field("fullName", "text", "company", ["Полное наименование", "Full legal name"], "company"),
  field("ogrn", "ogrn", "company", ["ОГРН", "OGRN"], "company"),
  field("kpp", "kpp", "company", ["КПП", "KPP"], "company"),
  field("headName", "text", "company", ["Руководитель", "Head"], "company"),
  field("headPosition", "text", "company", ["Должность руководителя", "Head's position"], "company"),
  field("note", "long", "other", ["Заметка", "Note"], "both"),
] as const satisfies readonly ClientField[];

export type ClientFieldName = (typeof clientFields)[number]["name"];

/** Where a value is known from. A document is named by its id in documents, an import by its run. */
export const sourceKinds = ["hand", "document", "client", "form", "import", "robot", "partner"] as const;
export type SourceKind = (typeof sourceKinds)[number];
