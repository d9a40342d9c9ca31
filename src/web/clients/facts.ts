import { dayOf, type DateContext } from "../lib/dates.ts";
import type { Client } from "./queries.ts";

export type FactName =
  | "name"
  | "city"
  | "region"
  | "birthDate"
  | "inn"
  | "email"
  | "family"
  | "work"
  | "incomeKopecks"
  | "note";

// A petition of a citizen asks for all of these; the note is ours.
const counted = ["city", "region", "birthDate", "inn", "email", "family", "work", "incomeKopecks"] as const;

/** How much of the card is filled and what is missing, debts and phone counted. */
export function completeness(client: Pick<Client, (typeof counted)[number] | "phones" | "debts">): {
  share: number;
  missing: (FactName | "phone" | "debts")[];
} {
  const missing: (FactName | "phone" | "debts")[] = counted.filter(
    (name) => client[name] === null || client[name] === "",
  );
  if (client.phones.length === 0) missing.push("phone");
  if (client.debts.length === 0) missing.push("debts");
  const all = counted.length + 2;
  return { share: (all - missing.length) / all, missing };
}

/** Full years on the firm's present day. */
export function ageOn(birthDate: string, context: Pick<DateContext, "zone" | "now">): number {
  const today = dayOf(context.now, context.zone);
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

type Consent = Client["consents"][number];

/** Of each purpose and channel the last word; «messages» of a channel stand beside those of all channels. */
export function lastWords(consents: readonly Consent[]): Consent[] {
  const last = new Map<string, Consent>();
  for (const one of consents) {
    const key = `${one.purpose} ${one.channel ?? ""}`;
    const known = last.get(key);
    if (!known || known.at < one.at) last.set(key, one);
  }
  return [...last.values()];
}
