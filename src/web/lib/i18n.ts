// Interface texts: a pair [Russian, English] per key, so that a missing translation is a type error.
// const texts = defineTexts({ overdue: ["{n, plural, one {# просрочена} …}", "{n} overdue"] });
// const t = useTexts(texts); t("overdue", { n: 3 })
import { setupI18n, type I18n } from "@lingui/core";
import { useCallback } from "react";
import { compileIcu } from "./icu.ts";
import { getLocale, useLocale, type Locale } from "./locale.ts";

export type Pair = readonly [ru: string, en: string];
export type Texts = Record<string, Pair>;
export type Values = Record<string, string | number>;
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
  return text.includes("{") ? compiled(locale, text)._(text, values) : text;
}

const books: Record<Locale, { i18n: I18n; known: Set<string> }> = { ru: book("ru"), en: book("en") };

function book(locale: Locale) {
  return { i18n: setupI18n({ locale, messages: { [locale]: {} } }), known: new Set<string>() };
}

// Lingui compiles a raw message at every use; each text is compiled once and kept under itself as the id.
function compiled(locale: Locale, text: string): I18n {
  const { i18n, known } = books[locale];
  if (!known.has(text)) {
    i18n.load(locale, { [text]: compileIcu(text) });
    known.add(text);
  }
  return i18n;
}
