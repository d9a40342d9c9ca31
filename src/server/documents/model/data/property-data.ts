import { cell, leaf, list, type Leaf, type ListField } from "../field-kinds.ts";

/** Property, as the sections of the inventory (order 530, annex 2); each kind is its own list, "realty" is all of it. */

const pledge = cell(
  "pledge",
  "text",
  ["Залог и залогодержатель", "Pledge and pledgee"],
  "ПАО «Сбербанк», договор ипотеки № 5",
);

const realty: readonly Leaf[] = [
  leaf("title", "text", ["Вид и наименование", "Kind and name"], "Квартира"),
  cell("ownership", "text", ["Вид собственности", "Ownership"], "совместная"),
  cell("address", "text", ["Адрес", "Address"], "г. Красноярск, ул. Мира, д. 1, кв. 2"),
  cell("area", "text", ["Площадь, м²", "Area, m²"], "54,3"),
  cell("basis", "text", ["Основание приобретения", "Basis"], "договор купли-продажи от 01.02.2015"),
  cell("cost", "money", ["Стоимость", "Cost"], "3 500 000,00"),
  pledge,
  leaf("isOnlyHome", "flag", ["Единственное жильё", "The only home"], "да"),
];
const vehicle: readonly Leaf[] = [
  leaf("title", "text", ["Вид, марка, модель", "Kind, make, model"], "Lada Granta"),
  cell("year", "number", ["Год изготовления", "Year"], "2018"),
  cell("vin", "text", ["Идентификационный номер", "Identification number"], "XTA219000J0000001"),
  cell("ownership", "text", ["Вид собственности", "Ownership"], "индивидуальная"),
  cell("place", "text", ["Место нахождения", "Place"], "г. Красноярск"),
  cell("cost", "money", ["Стоимость", "Value"], "450 000,00"),
  pledge,
];
const valuable: readonly Leaf[] = [
  leaf("title", "text", ["Вид и наименование", "Kind and name"], "Наличные деньги"),
  cell("cost", "money", ["Стоимость", "Value"], "10 000,00"),
  cell("place", "text", ["Место нахождения", "Place"], "г. Красноярск"),
  pledge,
];

const kindsOf = (
  leaves: readonly Leaf[],
  kinds: readonly (readonly [path: string, ru: string, en: string])[],
): ListField[] => kinds.map(([path, ru, en]) => list(path, [ru, en], leaves));

export const propertyLists: readonly ListField[] = [
  ...kindsOf(realty, [
    ["realty", "Недвижимость, вся", "All real estate"],
    ["realtyLand", "Опись I: земельные участки", "Inventory I: land"],
    ["realtyHouse", "Опись I: жилые дома, дачи", "Inventory I: houses"],
    ["realtyFlat", "Опись I: квартиры", "Inventory I: flats"],
    ["realtyGarage", "Опись I: гаражи", "Inventory I: garages"],
    ["realtyOther", "Опись I: иная недвижимость", "Inventory I: other"],
  ]),
  ...kindsOf(vehicle, [
    ["vehicles", "Транспорт, весь", "All vehicles"],
    ["vehicleCar", "Опись II: легковые", "Inventory II: cars"],
    ["vehicleTruck", "Опись II: грузовые", "Inventory II: trucks"],
    ["vehicleMotorcycle", "Опись II: мототранспорт", "Inventory II: motorcycles"],
    ["vehicleAgricultural", "Опись II: сельхозтехника", "Inventory II: agricultural"],
    ["vehicleWater", "Опись II: водный", "Inventory II: water"],
    ["vehicleAir", "Опись II: воздушный", "Inventory II: air"],
    ["vehicleOther", "Опись II: иной транспорт", "Inventory II: other"],
  ]),
  list(
    "accounts",
    ["Опись III: счета в банках", "Inventory III: bank accounts"],
    [
      leaf(
        "bank",
        "text",
        ["Банк и его адрес", "Bank and its address"],
        "ПАО «Сбербанк», 117312, г. Москва, ул. Вавилова, д. 19",
      ),
      cell("number", "text", ["Номер счёта", "Number"], "40817810800000000451"),
      cell("kind", "text", ["Вид и валюта счёта", "Kind and currency"], "текущий, рубли"),
      cell("openedOn", "day", ["Дата открытия", "Opened on"], "01.02.2015"),
      cell("balance", "money", ["Остаток", "Balance"], "1 000,00"),
    ],
  ),
  list(
    "shares",
    ["Опись IV: доли и акции", "Inventory IV: shares"],
    [
      leaf("name", "text", ["Организация", "Organisation"], "ООО «Ромашка»"),
      cell("address", "text", ["Место нахождения", "Address"], "г. Красноярск"),
      cell("capital", "money", ["Уставный капитал", "Charter capital"], "10 000,00"),
      cell("share", "text", ["Доля участия", "Share"], "50 %"),
      cell("basis", "text", ["Основание участия", "Basis"], "договор об учреждении"),
    ],
  ),
  list(
    "securities",
    ["Опись V: иные ценные бумаги", "Inventory V: securities"],
    [
      leaf("kind", "text", ["Вид", "Kind"], "облигации"),
      cell("issuer", "text", ["Лицо, выпустившее", "Issuer"], "Минфин России"),
      cell("nominal", "money", ["Номинал", "Nominal"], "1 000,00"),
      cell("quantity", "number", ["Количество", "Quantity"], "10"),
      cell("total", "money", ["Общая стоимость", "Total"], "10 000,00"),
    ],
  ),
  ...kindsOf(valuable, [
    ["valuables", "Деньги и ценности, все", "All cash and valuables"],
    ["valuableCash", "Опись VI: наличные деньги", "Inventory VI: cash"],
    ["valuableJewellery", "Опись VI: драгоценности, предметы роскоши", "Inventory VI: jewellery, luxury"],
    ["valuableArt", "Опись VI: предметы искусства", "Inventory VI: art"],
    ["valuableProfessional", "Опись VI: имущество для работы", "Inventory VI: professional property"],
    ["valuableOther", "Опись VI: иное имущество", "Inventory VI: other"],
  ]),
];
