import { z } from "zod";
import { events } from "../../../api/events.ts";
import { defineTrigger, field, option } from "../../automation/index.ts";

const purposes = ["personal-data", "advertising", "messages"] as const;
const purposeField = field("purpose", "select", ["Согласие", "Consent"], {
  options: [
    option("personal-data", "На обработку данных", "To data processing"),
    option("advertising", "На рекламу", "To advertising"),
    option("messages", "На сообщения", "To messages"),
  ],
  help: ["Пусто: любое", "Empty: any"],
});
const params = z.object({ purpose: z.enum(purposes).optional() });

export const consentGiven = defineTrigger({
  name: "clients.consent-given",
  title: ["Дано согласие", "Consent given"],
  help: [
    "Срабатывает, когда клиент дал согласие: на рекламу.",
    "Fires when the client gave a consent: to advertising.",
  ],
  group: "client",
  icon: "file-check",
  events: ["consent.given"],
  fields: [purposeField],
  params,
  matches: (_ctx, { event, params }) =>
    params.purpose === undefined || events["consent.given"].data.parse(event.data).purpose === params.purpose,
});

export const consentWithdrawn = defineTrigger({
  name: "clients.consent-withdrawn",
  title: ["Отозвано согласие", "Consent withdrawn"],
  help: [
    "Срабатывает, когда клиент отозвал согласие: на обработку данных.",
    "Fires when the client withdrew a consent: to data processing.",
  ],
  group: "client",
  icon: "ban",
  events: ["consent.withdrawn"],
  fields: [purposeField],
  params,
  matches: (_ctx, { event, params }) =>
    params.purpose === undefined || events["consent.withdrawn"].data.parse(event.data).purpose === params.purpose,
});
