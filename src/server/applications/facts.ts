import { defineFacts, type FactValue } from "../automation/index.ts";

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
