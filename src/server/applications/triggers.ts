import { z } from "zod";
import { defineFacts, defineTrigger, type FactValue } from "../automation/index.ts";

const nothing = z.object({});

export const received = defineTrigger({
  name: "applications.received",
  title: ["Получена заявка", "Application received"],
  help: [
    "Срабатывает, когда приходит новая заявка: с сайта, из мессенджера, внесённая вручную.",
    "Fires when a new application comes: from the site, a messenger or by hand.",
  ],
  group: "client",
  icon: "inbox",
  fields: [],
  events: ["application.received"],
  params: nothing,
  matches: () => true,
});

export const repeated = defineTrigger({
  name: "applications.repeated",
  title: ["Повторная заявка", "Application repeated"],
  help: [
    "Срабатывает, когда человек с открытой заявкой пишет через форму ещё раз.",
    "Fires when a person with an open application sends the form again.",
  ],
  group: "client",
  icon: "repeat",
  fields: [],
  events: ["application.repeated"],
  params: nothing,
  matches: () => true,
});

export const taken = defineTrigger({
  name: "applications.taken",
  title: ["Заявка взята в работу", "Application taken"],
  help: ["Срабатывает, когда сотрудник нажал «Взять».", "Fires when an employee pressed “Take”."],
  group: "employee",
  icon: "hand-grab",
  fields: [],
  events: ["application.taken"],
  params: nothing,
  matches: () => true,
});

const absent: Record<string, FactValue> = {
  "application.number": null,
  "application.source": null,
  "application.debt-kopecks": null,
  "application.is-taken": null,
  "application.is-repeated": null,
  "application.has-advertising-consent": null,
  "application.campaign": null,
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
  ],
  async load(ctx, card) {
    const row = await ctx.db
      .selectFrom("applications")
      .select(["number", "source", "debt_kopecks", "state", "repeats", "has_advertising_consent", "utm"])
      .where("matter_id", "=", card.matterId)
      .executeTakeFirst();
    if (!row) return absent;
    return {
      "application.number": row.number,
      "application.source": row.source,
      "application.debt-kopecks": row.debt_kopecks,
      "application.is-taken": row.state === "taken",
      "application.is-repeated": row.repeats > 0,
      "application.has-advertising-consent": row.has_advertising_consent,
      "application.campaign": row.utm["utm_campaign"] ?? null,
    };
  },
});
