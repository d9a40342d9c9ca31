import { formatRubles } from "../../api/rubles.ts";
import type { Ctx } from "../kernel/ctx.ts";
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

/** Puts facts in place of `{{client.first-name}}` marks, as people write them; an absent or unknown fact leaves nothing. */
export const fillText = (text: string, facts: Readonly<Record<string, FactValue>>): string =>
  text.replaceAll(MARK, (_mark, name: string) => factText(name, facts[name] ?? null));

/** A fact as it stands in a text to a person, in Russian: 12 000 ₽, 24.11.2026, the title of a choice. */
export function factText(name: string, value: FactValue): string {
  if (value === null) return "";
  const fact = factNamed(name);
  if (fact?.kind === "select") return fact.options.find((option) => option.value === value)?.title ?? String(value);
  if (fact?.kind === "money" && typeof value === "number") return formatRubles(value);
  if (fact?.kind === "date" && typeof value === "string")
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? value.split("-").toReversed().join(".") : value;
  if (typeof value === "boolean") return value ? "да" : "нет";
  return String(value);
}

const prefixOf = (name: string): string => name.slice(0, name.indexOf("."));
