import { dayOf, type DateContext } from "../lib/dates.ts";
import type { Client } from "./queries.ts";

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
