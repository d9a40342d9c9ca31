import type { Locale } from "./locale.ts";

/** A name that goes inside quotes: its own quotes become the inner ones, «робот „Заявка получена“», not «робот «…»». */
export function insideQuotes(name: string, locale: Locale): string {
  return locale === "ru"
    ? name.replaceAll("«", "„").replaceAll("»", "“")
    : name.replaceAll("“", "‘").replaceAll("”", "’");
}
