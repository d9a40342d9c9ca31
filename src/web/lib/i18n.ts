// Interface texts: a pair [Russian, English] per key, so that a missing translation is a type error.
// const texts = defineTexts({ overdue: ["{n, plural, one {# просрочена} …}", "{n} overdue"] });
// const t = useTexts(texts); t("overdue", { n: 3 })
import { useCallback } from "react";
import { compileIcu, type Token } from "./icu.ts";
import { sayIcu, type Values } from "./icu-say.ts";
import { getLocale, useLocale, type Locale } from "./locale.ts";

export type Pair = readonly [ru: string, en: string];
export type Texts = Record<string, Pair>;
export type { Values };
export type Say<T extends Texts> = (key: keyof T & string, values?: Values) => string;

export const defineTexts = <const T extends Texts>(texts: T): T => texts;

export function useTexts<T extends Texts>(texts: T): Say<T> {
  const locale = useLocale();
  return useCallback((key, values) => sayPair(texts[key], values, locale), [texts, locale]);
}

/** For code outside components: toasts raised by queries, the table of shortcuts. */
export function say<T extends Texts>(texts: T, key: keyof T & string, values?: Values): string {
  return sayPair(texts[key], values, getLocale());
}

export function sayPair(pair: Pair | undefined, values?: Values, locale: Locale = getLocale()): string {
  const text = pair?.[locale === "ru" ? 0 : 1] ?? "";
  return text.includes("{") ? sayIcu(compiled(text), values ?? {}, locale) : text;
}

const known = new Map<string, Token[]>();

/** Each text is compiled once. */
function compiled(text: string): Token[] {
  const tokens = known.get(text) ?? compileIcu(text);
  known.set(text, tokens);
  return tokens;
}
