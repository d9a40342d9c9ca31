import { createRequire } from "node:module";
import type * as numberWords from "number-to-words-ru";

// Its package names no module for Node's own import; required, it is the same everywhere.
const { convert } = createRequire(import.meta.url)("number-to-words-ru") as typeof numberWords;

// How sums, days and numbers are written in papers. A space inside a number never breaks at the end of a line.
const NBSP = "\u00A0";

const MONTHS = [
  "января",
  "февраля",
  "марта",
  "апреля",
  "мая",
  "июня",
  "июля",
  "августа",
  "сентября",
  "октября",
  "ноября",
  "декабря",
];

/** 2100021 → "21 000,21". */
export function money(kopecks: number): string {
  const { sign, rubles, rest } = parts(kopecks);
  return `${sign}${rubles.replace(/\B(?=(\d{3})+$)/g, NBSP)},${rest}`;
}

/** 2100021 → "Двадцать одна тысяча рублей 21 копейка". */
export function moneyInWords(kopecks: number): string {
  const { sign, rubles, rest } = parts(kopecks);
  return convert(`${sign}${rubles}.${rest}`, { convertNumberToWords: { integer: true, fractional: false } });
}

export const moneyInFull = (kopecks: number): string => `${money(kopecks)}${NBSP}руб. (${moneyInWords(kopecks)})`;

function parts(kopecks: number) {
  if (!Number.isSafeInteger(kopecks)) throw new RangeError("a sum is a whole number of kopecks");
  const digits = String(Math.abs(kopecks)).padStart(3, "0");
  return { sign: kopecks < 0 ? "-" : "", rubles: digits.slice(0, -2), rest: digits.slice(-2) };
}

/** "2026-03-12" → "12.03.2026". */
export const day = (iso: string): string => iso.split("-").toReversed().join(".");

/** "2026-03-12" → "12 марта 2026 года". */
export function dayInWords(iso: string): string {
  const [year = "", month = "", date = ""] = iso.split("-");
  return `${Number(date)}${NBSP}${MONTHS[Number(month) - 1] ?? ""} ${year}${NBSP}года`;
}

export const number = (value: number): string => String(value).replace(".", ",");
