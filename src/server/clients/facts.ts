import { defineFacts, type FactValue } from "../automation/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { clientBrief, holdsConsent } from "./store.ts";

const sources = [
  { value: "site", title: "Сайт", titleEn: "Web site" },
  { value: "hand", title: "Вручную", titleEn: "By hand" },
  { value: "whatsapp", title: "WhatsApp", titleEn: "WhatsApp" },
  { value: "call", title: "Звонок", titleEn: "Call" },
];

export const clientFacts = defineFacts({
  prefix: "client",
  facts: [
    { name: "client.name", title: "ФИО клиента", titleEn: "Client's full name", kind: "text", options: [] },
    { name: "client.first-name", title: "Имя клиента", titleEn: "Client's first name", kind: "text", options: [] },
    {
      name: "client.kind",
      title: "Вид клиента",
      titleEn: "Kind of client",
      kind: "select",
      options: [
        { value: "person", title: "Человек", titleEn: "Person" },
        { value: "company", title: "Организация", titleEn: "Company" },
      ],
    },
    { name: "client.phone", title: "Телефон", titleEn: "Phone", kind: "text", options: [] },
    { name: "client.email", title: "Эл. почта", titleEn: "E-mail", kind: "text", options: [] },
    { name: "client.city", title: "Город", titleEn: "City", kind: "text", options: [] },
    { name: "client.region", title: "Регион", titleEn: "Region", kind: "text", options: [] },
    { name: "client.zone", title: "Часовой пояс", titleEn: "Time zone", kind: "text", options: [] },
    { name: "client.inn", title: "ИНН", titleEn: "Taxpayer number (INN)", kind: "text", options: [] },
    { name: "client.birth-date", title: "Дата рождения", titleEn: "Date of birth", kind: "date", options: [] },
    { name: "client.debt-kopecks", title: "Сумма долгов", titleEn: "Total of debts", kind: "money", options: [] },
    { name: "client.creditors", title: "Кредиторов", titleEn: "Creditors", kind: "number", options: [] },
    { name: "client.income-kopecks", title: "Доход в месяц", titleEn: "Monthly income", kind: "money", options: [] },
    { name: "client.work", title: "Работа", titleEn: "Work", kind: "text", options: [] },
    { name: "client.family", title: "Семья", titleEn: "Family", kind: "text", options: [] },
    { name: "client.note", title: "Заметка", titleEn: "Note", kind: "text", options: [] },
    { name: "client.source", title: "Источник клиента", titleEn: "Client's source", kind: "select", options: sources },
    {
      name: "client.has-advertising-consent",
      title: "Согласие на рекламу",
      titleEn: "Consent to advertising",
      kind: "flag",
      options: [],
    },
  ],
  load: (ctx, card) => loadFacts(ctx, card.clientId),
});

async function loadFacts(ctx: Ctx, clientId: number): Promise<Record<string, FactValue>> {
  const brief = await clientBrief(ctx, clientId);
  const row = await ctx.db.selectFrom("clients").selectAll().where("id", "=", clientId).executeTakeFirstOrThrow();
  return {
    "client.name": row.name,
    "client.first-name": row.first_name || null,
    "client.kind": row.kind,
    "client.phone": brief.primaryPhone,
    "client.email": row.email,
    "client.city": row.city,
    "client.region": row.region,
    "client.zone": brief.zone,
    "client.inn": row.inn,
    "client.birth-date": row.birth_date,
    "client.debt-kopecks": row.debt_kopecks,
    "client.creditors": row.creditors,
    "client.income-kopecks": row.income_kopecks,
    "client.work": row.work,
    "client.family": row.family,
    "client.note": row.note,
    "client.source": row.source,
    "client.has-advertising-consent": await holdsConsent(ctx, clientId, "advertising"),
  };
}
