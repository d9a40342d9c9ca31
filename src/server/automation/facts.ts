import { formatRubles } from "../../api/rubles.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { Fact } from "../../api/automation.ts";
import { allFacts, factNamed, factSources, type FactInfo } from "./catalogue.ts";
import type { Card, FactSource, FactValue } from "./define.ts";

const MARK = /\{\{\s*([a-z0-9-]+(?:\.[a-z0-9-]+)+)\s*\}\}/g;

/** The card's facts of this moment; with `fields`, only of the slices that those names belong to. */
export async function factsOf(ctx: Ctx, card: Card, fields?: Iterable<string>): Promise<Record<string, FactValue>> {
  const found: Record<string, FactValue> = {};
  for (const source of sourcesOf(fields)) Object.assign(found, await source.load(ctx, card));
  return found;
}

/** The same for many cards at once, by matterId. */
export async function factsOfMany(
  ctx: Ctx,
  cards: readonly Card[],
  fields?: Iterable<string>,
): Promise<Map<number, Record<string, FactValue>>> {
  const found = new Map<number, Record<string, FactValue>>(cards.map((card) => [card.matterId, {}]));
  for (const source of sourcesOf(fields)) {
    const many = source.loadMany ? await source.loadMany(ctx, [...cards]) : await oneByOne(ctx, source, cards);
    for (const [matterId, facts] of many) Object.assign(found.get(matterId) ?? {}, facts);
  }
  return found;
}

async function oneByOne(ctx: Ctx, source: FactSource, cards: readonly Card[]) {
  const found = new Map<number, Record<string, FactValue>>();
  for (const card of cards) found.set(card.matterId, await source.load(ctx, card));
  return found;
}

function sourcesOf(fields: Iterable<string> | undefined): readonly FactSource[] {
  if (!fields) return factSources();
  const prefixes = new Set([...fields].map(prefixOf));
  return factSources().filter((source) => prefixes.has(source.prefix));
}

/** Every fact there is at the moment: the slices' own, and those that the firm's data name. */
export async function knownFacts(ctx: Ctx): Promise<Map<string, FactInfo>> {
  const known = new Map(allFacts().map((fact) => [fact.name, fact]));
  for (const source of factSources()) {
    for (const fact of (await source.more?.(ctx)) ?? []) known.set(fact.name, Fact.parse(fact));
  }
  return known;
}

/** Facts that a text names, so that a robot reads no others. */
export const factsIn = (text: string): string[] => [...text.matchAll(MARK)].map(([, name = ""]) => name);

/** A text with the card's facts in place of its marks. */
export const fillForCard = async (ctx: Ctx, card: Card, text: string): Promise<string> =>
  fillText(text, await factsOf(ctx, card, factsIn(text)));

/** Puts facts in place of `{{client.first-name}}` marks, as people write them; an absent or unknown fact leaves nothing. */
export const fillText = (text: string, facts: Readonly<Record<string, FactValue>>): string =>
  text.replaceAll(MARK, (_mark, name: string) => factText(name, facts[name] ?? null));

/** A fact as it stands in a text to a person, in Russian: 12 000 ₽, 24.11.2026, the title of a choice. */
export function factText(name: string, value: FactValue): string {
  if (value === null) return "";
  const fact = factNamed(name);
  if (fact?.kind === "select") return fact.options.find((option) => option.value === value)?.title ?? String(value);
  if (fact?.kind === "money" && typeof value === "number") return formatRubles(value);
  // Facts that the firm's data name are not in the catalogue; a day among them is told by its look.
  const mayBeDay = fact === undefined || fact.kind === "date";
  if (mayBeDay && typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value))
    return value.split("-").toReversed().join(".");
  if (typeof value === "boolean") return value ? "да" : "нет";
  return String(value);
}

const prefixOf = (name: string): string => name.slice(0, name.indexOf("."));
