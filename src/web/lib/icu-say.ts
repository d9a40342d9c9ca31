// Puts values into a text compiled by icu.ts. A test holds it equal to Lingui's runtime, whose 3 KB every page would load.
import type { Token } from "./icu.ts";

export type Values = Record<string, string | number>;

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
  const exact = caseOf(cases, String(n), null);
  return sayIcu(exact ?? caseOf(cases, rules(locale, type).select(n)), values, locale, numbers(locale).format(n));
}

type Cases = Record<string, Token[] | number | undefined>;

function caseOf(cases: Cases, key: string): Token[];
function caseOf(cases: Cases, key: string, otherwise: null): Token[] | null;
function caseOf(cases: Cases, key: string, otherwise?: null): Token[] | null {
  const found = Object.hasOwn(cases, key) ? cases[key] : undefined;
  if (Array.isArray(found)) return found;
  if (otherwise === null) return null;
  return Array.isArray(cases["other"]) ? cases["other"] : [];
}
