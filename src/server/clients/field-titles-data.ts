import { clientFields } from "../../api/client-fields.ts";
import { recordKinds, type RecordKind } from "../../api/client-records.ts";

/** Facts of the card that robots may set and triggers may wait for: value of the form's option, Russian, English. */
export const fieldOptions = clientFields.map(({ name, title }) => ({
  value: name,
  title: title[0],
  titleEn: title[1],
}));

/** What a robot may change at once: the facts of every card; a form of fifty fields nobody would read. */
export const manyAtOnce = [
  "name",
  "birthDate",
  "inn",
  "email",
  "city",
  "region",
  "zone",
  "family",
  "work",
  "incomeKopecks",
  "note",
] as const;

const recordTitles: Record<RecordKind, readonly [ru: string, en: string]> = {
  passport: ["Прежние паспорта", "Former passports"],
  relative: ["Родственники", "Relatives"],
  job: ["Места работы", "Jobs"],
  income: ["Доходы по годам", "Income by years"],
  allowance: ["Пенсии и пособия", "Pensions and allowances"],
  realty: ["Недвижимость", "Real estate"],
  vehicle: ["Транспорт", "Vehicles"],
  account: ["Счета в банках", "Bank accounts"],
  share: ["Доли и акции", "Shares"],
  security: ["Ценные бумаги", "Securities"],
  valuable: ["Ценности", "Valuables"],
  deal: ["Сделки трёх лет", "Deals of three years"],
  receivable: ["Должники клиента", "Who owes the client"],
  enforcement: ["Исполнительные производства", "Enforcement proceedings"],
  bankruptcy: ["Прежние банкротства", "Former bankruptcies"],
  founder: ["Учредители", "Founders"],
  contact: ["Контактные лица", "Contacts"],
};
export const recordOptions = recordKinds.map((value) => ({
  value,
  title: recordTitles[value][0],
  titleEn: recordTitles[value][1],
}));
