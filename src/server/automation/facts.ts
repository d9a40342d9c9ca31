import type { Ctx } from "../kernel/ctx.ts";
import { readFirm } from "../kernel/settings.ts";
import { dayOf, minuteOf } from "../kernel/working-time.ts";
import { factNamed, factSources } from "./catalogue.ts";
import type { Card, FactValue } from "./define.ts";

const MARK = /\{\{\s*([a-z0-9-]+(?:\.[a-z0-9-]+)+)\s*\}\}/g;

/** The card's facts of this moment; with `fields`, only of the slices that those names belong to. */
export async function factsOf(ctx: Ctx, card: Card, fields?: Iterable<string>): Promise<Record<string, FactValue>> {
  const prefixes = fields ? new Set([...fields].map(prefixOf)) : null;
  const found: Record<string, FactValue> = {};
  for (const source of factSources()) {
    if (!prefixes || prefixes.has(source.prefix)) Object.assign(found, await source.load(ctx, card));
  }
  return found;
}

/** Puts the card's facts in place of `{{client.first-name}}` marks, as people write them; an absent fact leaves nothing. */
export async function fillText(ctx: Ctx, card: Card, text: string): Promise<string> {
  const names = [...text.matchAll(MARK)].map((mark) => mark[1] ?? "");
  if (names.length === 0) return text;
  const facts = await factsOf(ctx, card, names);
  const { zone } = await readFirm(ctx);
  return text.replaceAll(MARK, (_mark, name: string) => factText(name, facts[name] ?? null, zone));
}

/** A fact as it is written in a text to a person, in Russian. A moment is shown by the clock of the zone. */
export function factText(name: string, value: FactValue, zone: string): string {
  if (value === null) return "";
  const fact = factNamed(name);
  if (fact?.kind === "select") return fact.options.find((option) => option.value === value)?.title ?? String(value);
  if (fact?.kind === "money" && typeof value === "number") return rubles(value);
  if (fact?.kind === "date" && typeof value === "string") return dateText(value, zone);
  if (typeof value === "boolean") return value ? "да" : "нет";
  return String(value);
}

const prefixOf = (name: string): string => name.slice(0, name.indexOf("."));

function dateText(value: string, zone: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dotted(value);
  const moment = new Date(value);
  if (Number.isNaN(moment.getTime())) return value;
  const minutes = minuteOf(moment, zone);
  const clock = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
  return `${dotted(dayOf(moment, zone))} ${clock}`;
}

const dotted = (day: string): string => day.split("-").toReversed().join(".");

function rubles(kopecks: number): string {
  const whole = new Intl.NumberFormat("ru-RU", { style: "currency", currency: "RUB", minimumFractionDigits: kopecks % 100 === 0 ? 0 : 2 });
  return whole.format(kopecks / 100);
}
