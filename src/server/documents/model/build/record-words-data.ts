import type { RecordData } from "../../../../api/client-records.ts";

/** Kinds of records as papers say them. */
export const relations: Record<RecordData<"relative">["relation"], string> = {
  spouse: "супруг(а)",
  "former-spouse": "бывший супруг (бывшая супруга)",
  child: "ребёнок",
  parent: "родитель",
  dependent: "иждивенец",
  other: "родственник",
};
export const allowanceKinds: Record<RecordData<"allowance">["kind"], string> = {
  pension: "пенсия",
  disability: "пенсия по инвалидности",
  child: "пособие на ребёнка",
  unemployment: "пособие по безработице",
  other: "иная выплата",
};
export const dealKinds: Record<RecordData<"deal">["kind"], string> = {
  realty: "недвижимость",
  vehicle: "транспорт",
  security: "ценные бумаги",
  share: "доля в капитале",
  gift: "дарение",
  other: "иная сделка",
};
export const bankruptcyKinds: Record<RecordData<"bankruptcy">["kind"], string> = {
  court: "через суд",
  mfc: "через МФЦ",
};
/** What a debt is, as the list of creditors names the content of an obligation; a kind of another name stays as it is. */
export const debtKinds: Readonly<Record<string, string>> = {
  loan: "кредит",
  card: "кредитная карта",
  microloan: "заём (микрозаём)",
  mortgage: "ипотечный кредит",
  tax: "налоги, сборы, взносы",
  housing: "плата за жильё и коммунальные услуги",
  person: "заём у физического лица",
  other: "иное обязательство",
};
