import { cell, leaf, list, type Leaf, type ListField } from "../field-kinds.ts";

/** Debts: all, by creditor, and as the sections of the list of creditors and debtors (order 530, annex 1). */

export const debtItem: readonly Leaf[] = [
  leaf("kind", "text", ["Содержание обязательства", "Content of the obligation"], "Заём"),
  leaf("creditor.name", "text", ["Кредитор", "Creditor"], "ПАО «Сбербанк»"),
  leaf("creditor.address", "text", ["Адрес кредитора", "Creditor's address"], "117312, г. Москва, ул. Вавилова, д. 19"),
  cell("creditor.inn", "text", ["ИНН кредитора", "Creditor's INN"], "7707083893"),
  cell("lender.name", "text", ["Первоначальный кредитор", "The lender"], "ООО МКК «Займ»"),
  cell("contractNumber", "text", ["Номер договора", "Contract number"], "123456"),
  cell("contractDay", "day", ["Дата договора", "Contract day"], "01.02.2024"),
  leaf("basis", "text", ["Основание", "Basis"], "Кредитный договор № 123456 от 01.02.2024"),
  leaf("amount", "money", ["Всего долг", "Debt in all"], "121 000,21"),
  leaf("principal", "money", ["Основной долг", "Principal"], "100 000,00"),
  leaf("interest", "money", ["Проценты", "Interest"], "11 000,21"),
  leaf("penalty", "money", ["Неустойки", "Penalties"], "10 000,00"),
  leaf("owed", "money", ["Долг без неустоек", "Debt without penalties"], "111 000,21"),
  cell("asOf", "day", ["Сумма на дату", "As of"], "01.03.2026"),
  cell("overdueSince", "day", ["Просрочка с", "Overdue since"], "01.10.2025"),
];

/** The one debt of which a letter or a complaint speaks. */
export const debtLeaves: readonly Leaf[] = debtItem.map((item) => ({ ...item, path: `debt.${item.path}` }));

const creditorItem: readonly Leaf[] = [
  leaf("name", "text", ["Кредитор", "Creditor"], "ПАО «Сбербанк»"),
  leaf("address", "text", ["Адрес кредитора", "Creditor's address"], "117312, г. Москва, ул. Вавилова, д. 19"),
  cell("inn", "text", ["ИНН кредитора", "Creditor's INN"], "7707083893"),
  leaf("amount", "money", ["Долг этому кредитору", "Debt to this creditor"], "321 000,00"),
  leaf("owed", "money", ["Без неустоек", "Without penalties"], "300 000,00"),
  leaf("penalty", "money", ["Неустойки", "Penalties"], "21 000,00"),
];

const receivableItem: readonly Leaf[] = [
  leaf("obligation", "text", ["Содержание обязательства", "Content of the obligation"], "Заём"),
  leaf("debtor", "text", ["Должник", "Debtor"], "Смирнов Олег Иванович"),
  cell("debtorAddress", "text", ["Адрес должника", "Debtor's address"], "г. Красноярск, …"),
  cell("basis", "text", ["Основание", "Basis"], "Расписка от 01.02.2024"),
  leaf("amount", "money", ["Всего обязательство", "In all"], "50 000,00"),
  cell("owed", "money", ["В том числе задолженность", "Of which debt"], "50 000,00"),
  cell("penalty", "money", ["Штрафы, пени", "Penalties"], "—"),
];

const debts = (path: string, ru: string, en: string): ListField => list(path, [ru, en], debtItem);
const receivables = (path: string, ru: string, en: string): ListField => list(path, [ru, en], receivableItem);

export const debtLists: readonly ListField[] = [
  debts("debts", "Все долги", "All debts"),
  list("creditors", ["Кредиторы, каждый один раз", "Creditors, each once"], creditorItem, [
    debts("debts", "Долги этому кредитору", "Debts to this creditor"),
  ]),
  debts("ownMoneyDebts", "Приказ 530, раздел I, 1: денежные обязательства", "Order 530, I.1: money obligations"),
  debts("ownMandatoryDebts", "Приказ 530, раздел I, 2: обязательные платежи", "Order 530, I.2: mandatory payments"),
  debts(
    "businessMoneyDebts",
    "Приказ 530, раздел II, 1: денежные, от предпринимательства",
    "Order 530, II.1: money obligations of business",
  ),
  debts(
    "businessMandatoryDebts",
    "Приказ 530, раздел II, 2: обязательные, от предпринимательства",
    "Order 530, II.2: mandatory payments of business",
  ),
  receivables("ownReceivables", "Приказ 530, раздел III: кто должен клиенту", "Order 530, III: who owes the client"),
  receivables(
    "businessReceivables",
    "Приказ 530, раздел IV: то же, от предпринимательства",
    "Order 530, IV: same, of business",
  ),
];

export const totalLeaves: readonly Leaf[] = [
  leaf("totals.debt", "money", ["Все долги, сумма", "All debts, sum"], "1 121 000,21"),
  leaf("totals.owed", "money", ["Долги без неустоек", "Debts without penalties"], "1 000 000,21"),
  leaf("totals.principal", "money", ["Основной долг, всего", "Principal in all"], "900 000,00"),
  leaf("totals.interest", "money", ["Проценты, всего", "Interest in all"], "100 000,21"),
  leaf("totals.penalty", "money", ["Неустойки, всего", "Penalties in all"], "121 000,00"),
  leaf("totals.moneyDebt", "money", ["Денежные обязательства, сумма", "Money obligations, sum"], "1 021 000,21"),
  leaf("totals.mandatoryDebt", "money", ["Обязательные платежи, сумма", "Mandatory payments, sum"], "100 000,00"),
  leaf(
    "totals.isCourtDuty",
    "flag",
    ["Долги достигли порога обязанности подать", "Debts reached the duty to file"],
    "да",
  ),
  leaf("totals.creditorCount", "number", ["Число кредиторов", "Number of creditors"], "5"),
  leaf("totals.debtCount", "number", ["Число долгов", "Number of debts"], "7"),
];
