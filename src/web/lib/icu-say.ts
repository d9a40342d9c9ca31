// Puts values into a text compiled by icu.ts. A test holds it equal to Lingui's runtime, whose 3 KB every page would load.
import type { Token } from "./icu.ts";

export type Values = Record<string, string | number>;
type Cases = Record<string, Token[] | number | undefined>;

/** `count` stands for # inside a plural. */
export function sayIcu(tokens: Token[], values: Values, locale: string, count = "#"): string {
  return tokens.map((token) => sayToken(token, values, locale, count)).join("");
}

function sayToken(token: Token, values: Values, locale: string, count: string): string {
  if (token === "#") return count;
  if (typeof token === "string") return token;
  const [name, type, cases] = token;
  const value = values[name] ?? "";
  if (cases === undefined) return String(value);
  if (type === "select") return sayIcu(caseOf(cases, String(value)), values, locale);
  const n = Number(value);
  const { rules, numbers } = countingOf(locale);
  return sayIcu(caseOf(cases, String(n), rules.select(n)), values, locale, numbers.format(n));
}

function caseOf(cases: Cases, ...keys: string[]): Token[] {
  for (const key of [...keys, "other"]) {
    // A value such as "constructor" must not find what every object has.
    const found = Object.hasOwn(cases, key) ? cases[key] : undefined;
    if (Array.isArray(found)) return found;
  }
  return [];
}

type Counting = { rules: Intl.PluralRules; numbers: Intl.NumberFormat };
const countings = new Map<string, Counting>();

function countingOf(locale: string): Counting {
  const known = countings.get(locale);
  if (known) return known;
  const made = { rules: new Intl.PluralRules(locale), numbers: new Intl.NumberFormat(locale) };
  countings.set(locale, made);
  return made;
}
