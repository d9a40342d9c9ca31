import type { Locale } from "./locale.ts";

/** A name that goes inside quotes: its own quotes become the inner ones, «робот „Заявка получена“», not «робот «…»». */
export function insideQuotes(name: string, locale: Locale): string {
  const plain = plainTitle(name);
  return locale === "ru"
    ? plain.replaceAll("«", "„").replaceAll("»", "“")
    : plain.replaceAll("“", "‘").replaceAll("”", "’");
}

/** A title may hold places for facts; where no fact can be named, a line does without them: «Счёт: …». */
export const plainTitle = (title: string): string => title.replaceAll(/\{\{.*?\}\}/g, "…");
