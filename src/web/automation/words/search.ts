import { fold, matchesTyped } from "../../lib/layout-switch.ts";
import type { Locale } from "../../lib/locale.ts";
import { helpIn, itemOf, ruleTitle, titleIn, type Catalog, type Rule } from "../model.ts";
import { conditionWords } from "./condition.ts";
import type { Names } from "./params.ts";
import { meaningWords } from "./rule.ts";
import { timingWords } from "./timing.ts";

type Place = { catalog: Catalog; names: Names; locale: Locale; factTitle: (name: string) => string };

/** All that a person may remember a rule by: its title and kind, the sentence on its card, its settings as they are written. */
export function wordsOf(rule: Rule, { catalog, names, locale, factTitle }: Place): string {
  const item = itemOf(catalog, rule);
  return [
    ruleTitle(rule, catalog, locale),
    item ? titleIn(item, locale) : rule.name,
    item ? helpIn(item, locale) : "",
    meaningWords(rule, item, names, locale),
    rule.kind === "robot" ? timingWords(rule.timing, locale, false, factTitle) : "",
    rule.condition ? conditionWords(rule.condition, catalog.facts, locale) : "",
    writtenIn(rule.params).join(" "),
  ].join(" ");
}

/** Ids of the rules that fit, or null while nothing is sought. */
export function foundRules(
  rules: readonly Rule[],
  typed: string,
  wordsFor: (rule: Rule) => string,
): Set<number> | null {
  if (fold(typed) === "") return null;
  return new Set(rules.filter((rule) => matchesTyped(wordsFor(rule), typed)).map((rule) => rule.id));
}

/** The found rules and the branches they stand in, which stay in sight around them. */
export function withBranches(rules: readonly Rule[], found: ReadonlySet<number>): Set<number> {
  const parents = new Map(rules.map((rule) => [rule.id, rule.parentId]));
  const seen = new Set(found);
  for (const id of found)
    for (let up = parents.get(id) ?? null; up !== null && !seen.has(up); up = parents.get(up) ?? null) seen.add(up);
  return seen;
}

/** Texts anywhere in the settings: template codes, the words of a message. */
function writtenIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [String(value)];
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(writtenIn);
  return [];
}
