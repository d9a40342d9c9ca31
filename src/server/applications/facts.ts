import { sql } from "kysely";
import { defineFacts, factsByMatter, type FactValue } from "../automation/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { dayOf } from "../kernel/working-time.ts";

const absent: Record<string, FactValue> = {
  "application.number": null,
  "application.source": null,
  "application.debt-kopecks": null,
  "application.is-taken": null,
  "application.is-repeated": null,
  "application.has-advertising-consent": null,
  "application.campaign": null,
  "application.received": null,
  "application.taken-by": null,
  "application.times-overdue": null,
};

export const facts = defineFacts({
  prefix: "application",
  facts: [
    { name: "application.number", title: "Номер заявки", titleEn: "Application number", kind: "number", options: [] },
    { name: "application.source", title: "Источник заявки", titleEn: "Application source", kind: "text", options: [] },
    {
      name: "application.debt-kopecks",
      title: "Сумма долгов по заявке",
      titleEn: "Debt told in the application",
      kind: "money",
      options: [],
    },
    { name: "application.is-taken", title: "Заявка взята", titleEn: "Application is taken", kind: "flag", options: [] },
    {
      name: "application.is-repeated",
      title: "Человек писал повторно",
      titleEn: "The person wrote again",
      kind: "flag",
      options: [],
    },
    {
      name: "application.has-advertising-consent",
      title: "Согласие на рекламу",
      titleEn: "Consent to advertising",
      kind: "flag",
      options: [],
    },
    { name: "application.campaign", title: "Рекламная кампания", titleEn: "Campaign", kind: "text", options: [] },
    {
      name: "application.received",
      title: "Заявка получена",
      titleEn: "Application received",
      kind: "date",
      options: [],
    },
    { name: "application.taken-by", title: "Кто взял заявку", titleEn: "Who took it", kind: "text", options: [] },
    {
      name: "application.times-overdue",
      title: "Сколько раз не взяли в срок",
      titleEn: "Times not taken in time",
      kind: "number",
      options: [],
    },
  ],
  changedBy: [
    "application.received",
    "application.repeated",
    "application.released",
    "application.rejected",
    "application.taken",
    "application.overdue",
  ],
  ...factsByMatter({ rowsOf, factsFrom, absent }),
});

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

function rowsOf(ctx: Ctx, ids: readonly number[]) {
  return ctx.db
    .selectFrom("applications as a")
    .leftJoin("users as u", "u.id", "a.taken_by")
    .select(["a.matter_id", "a.number", "a.source", "a.debt_kopecks", "a.state", "a.repeats", "a.utm"])
    .select(["a.has_advertising_consent", "a.created_at", "a.overdue_times", "u.name as takenBy"])
    .where(sql<boolean>`a.matter_id = any(${sql.val(ids)}::bigint[])`)
    .execute();
}

function factsFrom(row: Row, zone: string): Record<string, FactValue> {
  return {
    "application.number": row.number,
    "application.source": row.source,
    "application.debt-kopecks": row.debt_kopecks,
    "application.is-taken": row.state === "taken",
    "application.is-repeated": row.repeats > 0,
    "application.has-advertising-consent": row.has_advertising_consent,
    "application.campaign": row.utm["utm_campaign"] ?? null,
    "application.received": dayOf(row.created_at, zone),
    "application.taken-by": row.takenBy,
    "application.times-overdue": row.overdue_times,
  };
}
