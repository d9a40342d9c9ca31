import { debts, fact, paper, type Item } from "./item.ts";

/** C1: without these no contact can be judged. */
export const profile: readonly Item[] = [
  debts(["Лимиты считают по каждому кредитору", "Limits are counted by creditor"], "client"),
  fact(
    "paymentsStoppedOn",
    [
      "Полный отказ можно отправить только с четвёртого месяца просрочки",
      "A full refusal may be sent only from the fourth month overdue",
    ],
    "client",
  ),
  fact("zone", ["Разрешённые часы считают по времени клиента", "Allowed hours go by the client's clock"], "client"),
  fact(
    "registeredAddress",
    ["Кредитор судит о времени по адресу", "The creditor judges the hour by the address"],
    "client",
  ),
  paper(
    "power",
    ["Доверенность", "Power of attorney"],
    ["Уведомления и жалобы идут от представителя", "Notices and complaints come from the representative"],
    "client",
  ),
  paper(
    "credit-report",
    ["Кредитный отчёт", "Credit report"],
    ["Кто и с какого дня вправе требовать", "Who may claim, and since when"],
    "client",
  ),
];

export const complaintPapers: readonly Item[] = [
  paper(
    "call-detail",
    ["Детализация звонков оператора", "Call detail from the operator"],
    ["Жалоба без доказательств останется без ответа", "A complaint without evidence stays unanswered"],
    "client",
  ),
  paper(
    "debt-basis",
    ["Договор с кредитором", "The loan agreement"],
    ["Прилагается к жалобе", "Attached to the complaint"],
    "client",
  ),
];
