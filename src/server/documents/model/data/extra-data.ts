import { cell, leaf, list, type Leaf, type ListField } from "../field-kinds.ts";

/** What only this one paper knows: whom it is for, what happened, what it attaches. Named when the paper is made. */

export const extraLeaves: readonly Leaf[] = [
  leaf("recipient.name", "text", ["Кому: наименование", "To whom"], "ПАО «Сбербанк»"),
  leaf("recipient.address", "text", ["Кому: адрес", "To whom: address"], "117312, г. Москва, ул. Вавилова, д. 19"),
  leaf("recipient.note", "text", ["Кому: что относится к нему", "To whom: note"], "кредитный договор № 123456"),
  leaf("authority.name", "text", ["Орган или суд, куда подаётся", "Body or court"], "Судебный участок № 1"),
  leaf("authority.address", "text", ["Орган или суд: адрес", "Body or court: address"], "660049, г. Красноярск, …"),
  leaf("order.number", "text", ["Судебный приказ: номер", "Court order: number"], "2-100/2026"),
  leaf("order.on", "day", ["Судебный приказ: дата", "Court order: day"], "15.01.2026"),
  leaf("order.court", "text", ["Судебный приказ: кто вынес", "Court order: by whom"], "мировой судья участка № 1"),
  leaf("order.receivedOn", "day", ["Судебный приказ получен", "Court order received on"], "01.02.2026"),
  leaf("period.from", "day", ["Период: с", "Period from"], "01.03.2026"),
  leaf("period.to", "day", ["Период: по", "Period to"], "31.03.2026"),
  leaf("paper.reason", "lines", ["Причина, обстоятельства", "Reason"], "…"),
  leaf("paper.request", "lines", ["Просьба, требование", "Request"], "…"),
  leaf("paper.text", "lines", ["Свободный текст", "Free text"], "…"),
  leaf("paper.sum", "money", ["Сумма в документе", "Sum of the paper"], "12 000,00"),
  leaf("paper.dueOn", "day", ["Срок: до дня", "Due on"], "12.04.2026"),
  leaf("lines.total", "money", ["Итого по строкам", "Total of the lines"], "12 000,00"),
  leaf("payments.total", "money", ["Итого оплачено", "Paid in all"], "36 000,00"),
  leaf("balance.toFirm", "money", ["Остаток к доплате клиентом", "Client still owes"], "12 000,00"),
  leaf("balance.toClient", "money", ["Остаток к возврату клиенту", "To be paid back to the client"], "0,00"),
  leaf("lines.vat", "money", ["НДС в сумме строк", "VAT within the total"], "571,43"),
];

export const extraLists: readonly ListField[] = [
  list(
    "lines",
    ["Строки счёта или акта", "Lines of an invoice or act"],
    [
      leaf("title", "text", ["Наименование", "Title"], "Юридические услуги по договору № 45/2026, март"),
      cell("unit", "text", ["Единица", "Unit"], "усл."),
      leaf("quantity", "number", ["Количество", "Quantity"], "1"),
      leaf("price", "money", ["Цена", "Price"], "12 000,00"),
      leaf("sum", "money", ["Сумма", "Sum"], "12 000,00"),
      cell("on", "day", ["День", "Day"], "12.03.2026"),
    ],
  ),
  list(
    "payments",
    ["Оплаты", "Payments"],
    [
      leaf("on", "day", ["День", "Day"], "12.03.2026"),
      leaf("title", "text", ["Документ об оплате", "Payment's document"], "Платёжное поручение № 15"),
      leaf("sum", "money", ["Сумма", "Sum"], "12 000,00"),
    ],
  ),
  list(
    "attachments",
    ["Приложения", "Attachments"],
    [
      leaf("title", "text", ["Документ", "Document"], "Копия паспорта"),
      cell("pages", "number", ["Листов", "Pages"], "2"),
    ],
  ),
  list(
    "incidents",
    ["События: звонки, письма, нарушения", "Incidents"],
    [
      leaf("on", "day", ["День", "Day"], "12.03.2026"),
      cell("time", "text", ["Время", "Time"], "23:15"),
      leaf("what", "text", ["Что произошло", "What happened"], "звонок с номера +7 900 000-00-00"),
      cell("rule", "text", ["Норма", "Rule"], "230-ФЗ, ст. 7 ч. 5"),
    ],
  ),
  list(
    "mailings",
    ["Отправления", "Mailings"],
    [
      leaf("name", "text", ["Кому", "To whom"], "ПАО «Сбербанк»"),
      leaf("address", "text", ["Адрес", "Address"], "117312, г. Москва, ул. Вавилова, д. 19"),
      cell("track", "text", ["Номер отправления", "Tracking number"], "66004900000017"),
    ],
  ),
];
