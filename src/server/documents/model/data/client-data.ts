import { clientFields, type ClientField } from "../../../../api/client-fields.ts";
import { cell, leaf, type Leaf, type LeafKind } from "../field-kinds.ts";
import type { AddressPart } from "../address.ts";

/** `client.*`: each single fact of the card under its own name (sums without "Kopecks"), then what follows from them. */

const kindOf: Partial<Record<ClientField["kind"], LeafKind>> = {
  long: "lines",
  day: "day",
  money: "money",
  flag: "flag",
};
const examples: Record<string, string> = {
  name: "Иванов Пётр Сергеевич",
  passport: "04 00 123456",
  passportIssuedBy: "ОВД Центрального района г. Красноярска",
  passportDivision: "240-003",
  snils: "112-233-445 95",
  inn: "500100732259",
  registeredAddress: "660049, г. Красноярск, ул. Мира, д. 1, кв. 2",
  actualAddress: "660049, г. Красноярск, ул. Мира, д. 1, кв. 2",
  maritalStatus: "в браке",
  sex: "мужской",
  email: "client@example.ru",
  citizenship: "Российская Федерация",
};
const byKind: Partial<Record<LeafKind, string>> = { day: "12.03.1980", money: "45 000,00", flag: "да" };

export const pathOfField = (name: string): string => `client.${name.replace(/Kopecks$/, "")}`;

const own: readonly Leaf[] = clientFields.map(({ name, kind, title }) => {
  const of: LeafKind = name === "name" ? "name" : (kindOf[kind] ?? "text");
  return leaf(pathOfField(name), of, title, examples[name] ?? byKind[of] ?? "…");
});

/** Said of a man or a woman; the sex by the card, or by the patronymic. */
export const genderWords = {
  "client.citizen": ["гражданин", "гражданка"],
  "client.citizenGen": ["гражданина", "гражданки"],
  "client.citizenDat": ["гражданину", "гражданке"],
  "client.citizenAcc": ["гражданина", "гражданку"],
  "client.insolvent": ["несостоятельным", "несостоятельной"],
  "client.named": ["именуемый", "именуемая"],
  "client.registered": ["зарегистрированный", "зарегистрированная"],
  "client.residing": ["проживающий", "проживающая"],
  "client.acting": ["действующий", "действующая"],
  "client.obliged": ["обязан", "обязана"],
  "client.acquainted": ["ознакомлен", "ознакомлена"],
  "client.he": ["он", "она"],
} as const satisfies Record<string, readonly [string, string]>;

/** The registered address as the forms of order 530 part it. */
export const addressLeaves: Record<AddressPart, Leaf> = {
  index: cell("client.addressIndex", "text", ["Адрес: индекс", "Address: index"], "660049"),
  region: cell("client.addressRegion", "text", ["Адрес: субъект РФ", "Address: region"], "Красноярский край"),
  district: cell("client.addressDistrict", "text", ["Адрес: район", "Address: district"], "Емельяновский р-н"),
  city: cell("client.addressCity", "text", ["Адрес: город", "Address: city"], "г. Красноярск"),
  settlement: cell(
    "client.addressSettlement",
    "text",
    ["Адрес: населённый пункт", "Address: settlement"],
    "с. Миндерла",
  ),
  street: cell("client.addressStreet", "text", ["Адрес: улица", "Address: street"], "ул. Мира"),
  house: cell("client.addressHouse", "text", ["Адрес: дом", "Address: house"], "1"),
  building: cell("client.addressBuilding", "text", ["Адрес: корпус", "Address: building"], "2"),
  flat: cell("client.addressFlat", "text", ["Адрес: квартира", "Address: flat"], "2"),
};

export const clientLeaves: readonly Leaf[] = [
  ...own,
  ...Object.values(addressLeaves),
  leaf("client.phone", "text", ["Телефон", "Phone"], "+7 913 000-00-00"),
  leaf(
    "client.passportFull",
    "text",
    ["Паспорт полностью", "Passport in full"],
    "паспорт 04 00 123456, выдан ОВД Центрального района г. Красноярска 12.03.2004, код подразделения 240-003",
  ),
  leaf("client.postalAddress", "text", ["Адрес для писем", "Address for letters"], "660049, г. Красноярск, …"),
  leaf("client.isPerson", "flag", ["Это человек", "Is a person"], "да"),
  leaf("client.isCompany", "flag", ["Это организация", "Is a company"], "нет"),
  leaf("client.isMale", "flag", ["Мужчина", "A man"], "да"),
  leaf("client.isFemale", "flag", ["Женщина", "A woman"], "нет"),
  leaf("client.isSingle", "flag", ["Не в браке", "Single"], "нет"),
  leaf("client.isMarried", "flag", ["В браке", "Married"], "да"),
  leaf("client.isDivorced", "flag", ["В разводе", "Divorced"], "нет"),
  leaf("client.isWidowed", "flag", ["Вдовство", "Widowed"], "нет"),
  leaf("client.isEmployed", "flag", ["Работает", "Employed"], "да"),
  leaf("client.isUnemployed", "flag", ["Не работает", "Not working"], "нет"),
  leaf("client.isRegisteredUnemployed", "flag", ["Учёт в центре занятости", "Registered as unemployed"], "нет"),
  leaf("client.wasSoleProprietor", "flag", ["Был ИП раньше", "Was a sole proprietor"], "нет"),
  leaf("client.sumOfIncomes", "money", ["Доход за три года", "Income of three years"], "1 620 000,00"),
  ...Object.entries(genderWords).map(([path, [he, she]]) =>
    leaf(path, "text", [`«${he}» или «${she}» по полу`, `“${he}” or “${she}” by sex`], he),
  ),
];

/** {#spouse}{spouse.name}{/spouse}: whether there is one, and what is known. */
export const spouseLeaves: readonly Leaf[] = [
  leaf("spouse.name", "name", ["Супруг", "Spouse"], "Иванова Анна Павловна"),
  leaf("spouse.birthDate", "day", ["Дата рождения супруга", "Spouse's date of birth"], "01.05.1982"),
  leaf("spouse.certificate", "text", ["Свидетельство о браке", "Marriage certificate"], "I-БА № 123456 от 01.06.2005"),
  leaf("spouse.income", "money", ["Доход супруга", "Spouse's income"], "30 000,00"),
];
