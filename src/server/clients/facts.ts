import { sql } from "kysely";
import type { FieldValue } from "../../api/client-values.ts";
import { defineFacts, type Card, type FactSource, type FactValue } from "../automation/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { readFirm } from "../kernel/settings.ts";
import { knownCustomFields } from "./custom-fields/known-custom-fields.ts";
import { countryOf } from "./phones/rules.ts";
import { customFactNamed, fieldFacts, registryFacts, rememberCustom } from "./registry-facts.ts";
import { zoneOf } from "./zones/rules.ts";

const sources = [
  { value: "site", title: "Сайт", titleEn: "Web site" },
  { value: "hand", title: "Вручную", titleEn: "By hand" },
  { value: "whatsapp", title: "WhatsApp", titleEn: "WhatsApp" },
  { value: "max", title: "MAX", titleEn: "MAX" },
  { value: "telegram", title: "Telegram", titleEn: "Telegram" },
  { value: "sms", title: "SMS", titleEn: "SMS" },
  { value: "call", title: "Звонок", titleEn: "Call" },
];

const ownFacts: FactSource["facts"][number][] = [
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
  {
    name: "client.has-personal-data-consent",
    title: "Согласие на обработку данных",
    titleEn: "Consent to data processing",
    kind: "flag",
    options: [],
  },
  { name: "client.tags", title: "Метки клиента", titleEn: "Client's tags", kind: "text", options: [] },
  { name: "client.created", title: "Клиент заведён", titleEn: "Client entered", kind: "date", options: [] },
];

/** What stands in the card, and what follows from it: the registry's fields, the firm's own, totals, consents, tags. */
export const clientFacts = defineFacts({
  prefix: "client",
  facts: [...ownFacts, ...registryFacts(ownFacts)],
  more: async (ctx) => rememberCustom(await knownCustomFields(ctx)),
  named: customFactNamed,
  changedBy: [
    "client.created",
    "client.changed",
    "client.debts-changed",
    "client.tags-changed",
    "consent.given",
    "consent.withdrawn",
  ],
  load: async (ctx, card) => (await loadMany(ctx, [card])).get(card.matterId) ?? {},
  loadMany,
});

/** One query for all cards: a rehearsal asks for ten thousand. */
async function loadMany(ctx: Ctx, cards: readonly Card[]): Promise<Map<number, Record<string, FactValue>>> {
  const { zone } = await readFirm(ctx);
  const custom = await knownCustomFields(ctx);
  rememberCustom(custom);
  const rows = await rowsOf(ctx, [...new Set(cards.map((card) => card.clientId))], zone);
  const byClient = new Map(
    rows.map((row) => [row.id, { ...fieldFacts(custom, row.more ?? {}), ...factsFrom(row, zone) }]),
  );
  return new Map(cards.map((card) => [card.matterId, byClient.get(card.clientId) ?? {}]));
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

function rowsOf(ctx: Ctx, ids: readonly number[], zone: string) {
  return ctx.db
    .selectFrom("clients as c")
    .leftJoin("client_phones as p", (join) => join.onRef("p.client_id", "=", "c.id").on("p.is_primary", "=", true))
    .selectAll("c")
    .select([
      "p.phone",
      latestWord("advertising").as("advertising"),
      latestWord("personal-data").as("personalData"),
      sql<
        string | null
      >`(select string_agg(t.tag, ', ' order by t.tag) from client_tags t where t.client_id = c.id)`.as("tags"),
      sql<Record<string, FieldValue> | null>`(select jsonb_object_agg(f.field, f.value) from client_facts f
        where f.client_id = c.id)`.as("more"),
      sql<string>`to_char(c.created_at at time zone ${zone}, 'YYYY-MM-DD')`.as("created"),
    ])
    .where(sql<boolean>`c.id = any(${sql.val(ids)}::bigint[])`)
    .execute();
}

/** The latest word about all channels is what holds, as in holdsConsent. */
const latestWord = (purpose: string) =>
  sql<boolean | null>`(select k.is_given from consents k where k.client_id = c.id and k.purpose = ${purpose}
    and k.channel is null order by k.id desc limit 1)`;

const factsFrom = (row: Row, firmZone: string): Record<string, FactValue> => ({
  "client.name": row.name,
  "client.first-name": row.first_name || null,
  "client.kind": row.kind,
  "client.phone": row.phone,
  "client.email": row.email,
  "client.city": row.city,
  "client.region": row.region,
  "client.zone": zoneOf({ ...row, country: row.phone ? countryOf(row.phone) : null }, firmZone),
  "client.inn": row.inn,
  "client.birth-date": row.birth_date,
  "client.debt-kopecks": row.debt_kopecks,
  "client.creditors": row.creditors,
  "client.income-kopecks": row.income_kopecks,
  "client.work": row.work,
  "client.family": row.family,
  "client.note": row.note,
  "client.source": row.source,
  "client.has-advertising-consent": row.advertising ?? false,
  "client.has-personal-data-consent": row.personalData ?? false,
  "client.tags": row.tags,
  "client.created": row.created,
});
