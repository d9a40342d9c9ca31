import type { Pair } from "../lib/i18n.ts";

/** What only one paper knows, as fields of its form; paths are those of templates. */
export type FieldKind = "text" | "long" | "day" | "money" | "number";
export interface ExtraField {
  path: string;
  kind: FieldKind;
  title: Pair;
}
export interface ExtraList {
  path: ListName;
  title: Pair;
  add: Pair;
  columns: readonly (ExtraField & { isNeeded?: boolean })[];
}
export type ListName = "lines" | "payments" | "attachments" | "incidents" | "mailings";

const field = (path: string, kind: FieldKind, title: Pair): ExtraField => ({ path, kind, title });
const needed = (path: string, kind: FieldKind, title: Pair) => ({ path, kind, title, isNeeded: true });

export const extraFields: readonly ExtraField[] = [
  field("recipient.name", "text", ["Кому", "To whom"]),
  field("recipient.address", "text", ["Адрес получателя", "Recipient's address"]),
  field("recipient.note", "text", ["Что относится к получателю", "Note of the recipient"]),
  field("order.number", "text", ["Судебный приказ: номер", "Court order: number"]),
  field("order.on", "day", ["Судебный приказ: дата", "Court order: day"]),
  field("order.court", "text", ["Судебный приказ: кто вынес", "Court order: by whom"]),
  field("order.receivedOn", "day", ["Судебный приказ получен", "Court order received on"]),
  field("period.from", "day", ["Период с", "Period from"]),
  field("period.to", "day", ["Период по", "Period to"]),
  field("paper.sum", "money", ["Сумма, ₽", "Sum, ₽"]),
  field("paper.dueOn", "day", ["Срок до", "Due on"]),
  field("paper.reason", "long", ["Причина, обстоятельства", "Reason, circumstances"]),
  field("paper.request", "long", ["Просьба, требование", "Request, demand"]),
  field("paper.text", "long", ["Свободный текст", "Free text"]),
];

export const extraLists: readonly ExtraList[] = [
  {
    path: "lines",
    title: ["Услуги и суммы", "Services and sums"],
    add: ["Добавить строку", "Add a line"],
    columns: [
      needed("title", "text", ["Наименование", "Title"]),
      field("quantity", "number", ["Количество", "Quantity"]),
      needed("price", "money", ["Цена, ₽", "Price, ₽"]),
      field("on", "day", ["День", "Day"]),
    ],
  },
  {
    path: "payments",
    title: ["Оплаты", "Payments"],
    add: ["Добавить оплату", "Add a payment"],
    columns: [
      needed("on", "day", ["День", "Day"]),
      needed("title", "text", ["Документ об оплате", "Payment's document"]),
      needed("kopecks", "money", ["Сумма, ₽", "Sum, ₽"]),
    ],
  },
  {
    path: "attachments",
    title: ["Приложения", "Attachments"],
    add: ["Добавить приложение", "Add an attachment"],
    columns: [needed("title", "text", ["Документ", "Document"]), field("pages", "number", ["Листов", "Pages"])],
  },
  {
    path: "incidents",
    title: ["События", "Incidents"],
    add: ["Добавить событие", "Add an incident"],
    columns: [
      needed("on", "day", ["День", "Day"]),
      field("time", "text", ["Время", "Time"]),
      needed("what", "text", ["Что произошло", "What happened"]),
      field("rule", "text", ["Норма закона", "Rule of law"]),
    ],
  },
  {
    path: "mailings",
    title: ["Отправления", "Mailings"],
    add: ["Добавить отправление", "Add a mailing"],
    columns: [
      needed("name", "text", ["Кому", "To whom"]),
      needed("address", "text", ["Адрес", "Address"]),
      field("track", "text", ["Номер отправления", "Tracking number"]),
    ],
  },
];

/** What the template asks of the paper's author. */
export function askedBy(fields: readonly string[]): { fields: ExtraField[]; lists: ExtraList[]; debt: boolean } {
  const names = fields.map((path) => path.replace(/^#/, ""));
  const has = (start: string) => names.some((name) => name === start || name.startsWith(`${start}.`));
  // A condition on a part asks for all of it: {#order}…{/}.
  const parts = names.filter((name) => ["recipient", "order", "period"].includes(name));
  return {
    fields: extraFields.filter(({ path }) => names.includes(path) || parts.some((part) => path.startsWith(`${part}.`))),
    lists: extraLists.filter(({ path }) => has(path) || (path === "payments" && has("balance"))),
    debt: has("debt") || has("recipient"),
  };
}
