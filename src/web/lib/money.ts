// Money is integer kopecks everywhere; a rouble sum is shown exactly, and in short form only on cards.
import type { Locale } from "./locale.ts";

/** 1200000 → «12 000 ₽»; kopecks appear only when there are any. */
export function formatMoney(kopecks: number, locale: Locale): string {
  const digits = kopecks % 100 === 0 ? 0 : 2;
  return `${numbers(locale, digits, digits).format(kopecks / 100)}\u00a0₽`;
}

/** 83400000 → «834 тыс. ₽», 210000000 → «2,1 млн ₽»; below ten thousand the sum stays exact. */
export function formatMoneyShort(kopecks: number, locale: Locale): string {
  const roubles = Math.round(kopecks / 100);
  const size = Math.abs(roubles);
  if (size < 10_000) return formatMoney(roubles * 100, locale);
  // 999 500 would round to «1000 тыс.», so the step to millions comes at the rounding edge.
  const unit = units.find((one) => size >= one.from) ?? { from: 0, by: 1, ru: "", en: "" };
  const amount = numbers(locale, 0, unit.by > 1000 ? 1 : 0).format(roubles / unit.by);
  return locale === "ru" ? `${amount}\u00a0${unit.ru}\u00a0₽` : `${amount}${unit.en}\u00a0₽`;
}

const units = [
  { from: 999_500_000, by: 1_000_000_000, ru: "млрд", en: "B" },
  { from: 999_500, by: 1_000_000, ru: "млн", en: "M" },
  { from: 10_000, by: 1_000, ru: "тыс.", en: "K" },
];

const cache = new Map<string, Intl.NumberFormat>();

function numbers(locale: Locale, least: number, most: number): Intl.NumberFormat {
  const key = `${locale}${least}${most}`;
  const known = cache.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, {
    minimumFractionDigits: least,
    maximumFractionDigits: most,
    useGrouping: "always",
  });
  cache.set(key, made);
  return made;
}
