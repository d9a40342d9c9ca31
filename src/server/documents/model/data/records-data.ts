import { cell, leaf, list, type Leaf, type ListField } from "../field-kinds.ts";

/** Facts that come in numbers: the family, work and money, deals, what bailiffs and courts did. */

const relative: readonly Leaf[] = [
  leaf("name", "name", ["ФИО", "Name"], "Иванова Дарья Петровна"),
  cell("birthDate", "day", ["Дата рождения", "Date of birth"], "01.09.2015"),
  cell("certificate", "text", ["Свидетельство", "Certificate"], "II-БА № 654321"),
  leaf("relation", "text", ["Кем приходится", "Relation"], "ребёнок"),
  leaf("isDependent", "flag", ["На иждивении", "Dependent"], "да"),
];

export const recordLists: readonly ListField[] = [
  list("relatives", ["Родственники", "Relatives"], relative),
  list("children", ["Дети", "Children"], relative),
  list("minorChildren", ["Дети до 18 лет", "Children under 18"], relative),
  list("dependents", ["Иждивенцы", "Dependents"], relative),
  list(
    "formerPassports",
    ["Прежние паспорта", "Former passports"],
    [
      leaf("passport", "text", ["Серия и номер", "Series and number"], "04 00 123456"),
      cell("issuedBy", "text", ["Кем выдан", "Issued by"], "ОВД …"),
      cell("issuedOn", "day", ["Дата выдачи", "Issued on"], "12.03.2004"),
    ],
  ),
  list(
    "jobs",
    ["Места работы", "Jobs"],
    [
      leaf("employer", "text", ["Работодатель", "Employer"], "ООО «Завод»"),
      cell("inn", "text", ["ИНН работодателя", "Employer's INN"], "7736207543"),
      cell("position", "text", ["Должность", "Position"], "слесарь"),
      cell("from", "day", ["Работает с", "From"], "01.02.2020"),
      cell("to", "day", ["По", "To"], "—"),
      cell("monthly", "money", ["Доход в месяц", "Monthly"], "45 000,00"),
    ],
  ),
  list(
    "incomes",
    ["Доходы по годам", "Incomes by year"],
    [
      leaf("year", "number", ["Год", "Year"], "2025"),
      leaf("source", "text", ["Источник", "Source"], "ООО «Завод»"),
      leaf("sum", "money", ["Доход", "Income"], "540 000,00"),
      cell("tax", "money", ["Удержан налог", "Tax withheld"], "70 200,00"),
    ],
  ),
  list(
    "allowances",
    ["Пенсии и пособия", "Pensions and allowances"],
    [
      leaf("kind", "text", ["Вид", "Kind"], "пенсия"),
      cell("payer", "text", ["Кто платит", "Payer"], "СФР по Красноярскому краю"),
      cell("from", "day", ["С какого дня", "From"], "01.02.2020"),
      cell("monthly", "money", ["В месяц", "Monthly"], "21 000,00"),
      cell("certificate", "text", ["Справка", "Certificate"], "№ 15 от 01.03.2026"),
    ],
  ),
  list(
    "deals",
    ["Сделки за три года", "Deals of three years"],
    [
      leaf("day", "day", ["День", "Day"], "01.02.2024"),
      leaf("kind", "text", ["Вид", "Kind"], "транспорт"),
      leaf("title", "text", ["Предмет", "Subject"], "Lada Granta, 2018"),
      cell("party", "text", ["Другая сторона", "The other party"], "Смирнов О. И."),
      cell("sum", "money", ["Сумма", "Sum"], "350 000,00"),
      leaf("isRelative", "flag", ["С родственником", "With a relative"], "нет"),
    ],
  ),
  list(
    "enforcements",
    ["Исполнительные производства", "Enforcement cases"],
    [
      leaf("number", "text", ["Номер", "Number"], "123456/26/24008-ИП"),
      cell("bailiff", "text", ["Отдел приставов", "Bailiffs' office"], "ОСП по Центральному району г. Красноярска"),
      cell("openedOn", "day", ["Возбуждено", "Opened on"], "01.02.2026"),
      cell("sum", "money", ["Сумма", "Sum"], "121 000,21"),
      cell("writ", "text", ["Исполнительный документ", "Writ"], "судебный приказ № 2-100/2026"),
      cell("writIssuedOn", "day", ["Документ выдан", "Writ issued on"], "15.01.2026"),
      cell("endedOn", "day", ["Окончено", "Ended on"], "—"),
      cell("endGround", "text", ["Основание окончания", "Ground of the end"], "п. 4 ч. 1 ст. 46"),
    ],
  ),
  list(
    "bankruptcies",
    ["Прежние банкротства", "Earlier bankruptcies"],
    [
      leaf("kind", "text", ["Порядок", "Way"], "через суд"),
      cell("caseNumber", "text", ["Номер дела", "Case number"], "А33-1/2018"),
      cell("endedOn", "day", ["Завершено", "Ended on"], "01.02.2019"),
      cell("result", "text", ["Итог", "Result"], "долги списаны"),
    ],
  ),
  list(
    "founders",
    ["Учредители", "Founders"],
    [
      leaf("name", "name", ["Учредитель", "Founder"], "Иванов Пётр Сергеевич"),
      cell("inn", "text", ["ИНН", "INN"], "500100732259"),
      cell("share", "text", ["Доля", "Share"], "100 %"),
    ],
  ),
  list(
    "contacts",
    ["Контактные лица", "Contacts"],
    [
      leaf("name", "name", ["ФИО", "Name"], "Петров Иван Иванович"),
      cell("role", "text", ["Роль", "Role"], "бухгалтер"),
      cell("phone", "text", ["Телефон", "Phone"], "+7 913 000-00-00"),
      cell("email", "text", ["Почта", "E-mail"], "mail@example.ru"),
    ],
  ),
];
