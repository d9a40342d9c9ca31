import type { RecordKind } from "../../../../api/client-records.ts";
import type { Pair } from "../../../lib/i18n.ts";

export const recordTitles: Record<RecordKind, Pair> = {
  passport: ["Прежние паспорта", "Former passports"],
  relative: ["Супруги, дети и другие родные", "Spouses, children and other relatives"],
  job: ["Места работы", "Jobs"],
  income: ["Доходы по годам", "Income by years"],
  allowance: ["Пенсии и пособия", "Pensions and allowances"],
  realty: ["Недвижимость", "Real estate"],
  vehicle: ["Транспорт", "Vehicles"],
  account: ["Счета и вклады", "Bank accounts"],
  share: ["Доли в организациях", "Shares in companies"],
  security: ["Ценные бумаги", "Securities"],
  valuable: ["Наличные и ценное имущество", "Cash and valuables"],
  deal: ["Сделки за три года", "Deals of three years"],
  receivable: ["Кто должен клиенту", "Who owes the client"],
  enforcement: ["Исполнительные производства", "Enforcement proceedings"],
  bankruptcy: ["Прежние банкротства", "Former bankruptcies"],
  founder: ["Учредители", "Founders"],
  contact: ["Контактные лица", "Contacts"],
};
