// Words of time in what a person types; each finder tells the value and the place it stood at.
import { addDays, nextWeekday } from "../lib/zone-time.ts";

export type Found<V> = { value: V; from: number; to: number };
type Wait = { unit: "minute" | "hour" | "day"; minutes: number; days: number };

/** «через 2 часа», «через неделю», «in 3 days». */
export function findWait(text: string): Found<Wait> | null {
  const found = match(
    text,
    /(?:через|in)\s+(?:(\d{1,3}|полтора)\s+)?(?:an?\s+)?(минут[уы]?|мин|час(?:а|ов)?|полчаса|ч|д(?:ень|ня|ней)|дн|недел[юьи]|minutes?|min|hours?|h|days?|weeks?)/iu,
  );
  if (!found) return null;
  const [, amount, word = ""] = found.parts;
  const count = amount === "полтора" ? 1.5 : Number(amount ?? 1);
  const unit = word.toLowerCase();
  if (unit === "полчаса") return { ...found.place, value: { unit: "minute", minutes: 30, days: 0 } };
  if (/^(мин|min)/.test(unit)) return { ...found.place, value: { unit: "minute", minutes: count, days: 0 } };
  if (/^(ч|h)/.test(unit)) return { ...found.place, value: { unit: "hour", minutes: count * 60, days: 0 } };
  return {
    ...found.place,
    value: { unit: "day", minutes: 0, days: Math.round(count * (/^(нед|week)/.test(unit) ? 7 : 1)) },
  };
}

/** «завтра», «в пятницу», «25 ноября», «25.11.2026», «next monday». */
export function findDay(text: string, today: string): Found<string> | null {
  return nearDay(text, today) ?? writtenDate(text, today) ?? numberedDate(text, today) ?? weekday(text, today);
}

/** «15:00», «в 15», «в 9 утра», «at 3pm». A bare number is never a time. */
export function findTime(text: string): Found<string> | null {
  const clock = match(text, /(?:(?:в|к|at|by)\s+)?(\d{1,2})[:.](\d{2})(?!\.?\d)/iu);
  if (clock) return timeAt(clock, Number(clock.parts[1]), Number(clock.parts[2]));
  const half = match(text, /(?:в|к|at|by)\s+(\d{1,2})\s*(утра|дня|вечера|am|pm|час(?:а|ов)?)?/iu);
  if (!half) return null;
  const hour = Number(half.parts[1]);
  const word = half.parts[2]?.toLowerCase() ?? "";
  return timeAt(half, (word === "дня" || word === "вечера" || word === "pm") && hour < 12 ? hour + 12 : hour, 0);
}

function nearDay(text: string, today: string): Found<string> | null {
  const found = match(text, /(послезавтра|сегодня|завтра|day after tomorrow|today|tomorrow)/iu);
  if (!found) return null;
  const word = found.parts[1]?.toLowerCase() ?? "";
  const days = { сегодня: 0, today: 0, завтра: 1, tomorrow: 1 }[word] ?? 2;
  return { ...found.place, value: addDays(today, days) };
}

function weekday(text: string, today: string): Found<string> | null {
  for (const [place, words] of WEEKDAYS.entries()) {
    const found = match(text, new RegExp(`(?:(?:во?|к|on|next|by)\\s+)?(?:${words})`, "iu"));
    if (found) return { ...found.place, value: nextWeekday(today, place + 1) };
  }
  return null;
}

function writtenDate(text: string, today: string): Found<string> | null {
  for (const [place, words] of MONTHS.entries()) {
    const found = match(
      text,
      new RegExp(`(?:до\\s+|on\\s+|by\\s+)?(\\d{1,2})\\s+(?:${words})(?:\\s+(20\\d\\d))?`, "iu"),
    );
    if (found) return dateAt(found, Number(found.parts[1]), place + 1, found.parts[2], today);
  }
  return null;
}

// «25.11» is a date where it cannot be a time, «15.30» a time where it cannot be a date; a doubtful one is a date.
function numberedDate(text: string, today: string): Found<string> | null {
  const found = match(text, /(?:до\s+)?(\d{1,2})[./](\d{1,2})(?:[./](20\d\d|\d\d))?(?!\d)/iu);
  if (!found) return null;
  return dateAt(found, Number(found.parts[1]), Number(found.parts[2]), found.parts[3], today);
}

type Match = { parts: (string | undefined)[]; place: { from: number; to: number } };

function dateAt(
  found: Match,
  day: number,
  month: number,
  year: string | undefined,
  today: string,
): Found<string> | null {
  const pad = (value: number) => String(value).padStart(2, "0");
  const full = year === undefined ? today.slice(0, 4) : year.length === 2 ? `20${year}` : year;
  const value = `${full}-${pad(month)}-${pad(day)}`;
  if (month < 1 || month > 12 || new Date(`${value}T12:00:00Z`).getUTCDate() !== day) return null;
  const next = `${Number(full) + 1}${value.slice(4)}`;
  return { ...found.place, value: year === undefined && value < today ? next : value };
}

function timeAt(found: Match, hour: number, minute: number): Found<string> | null {
  if (hour > 23 || minute > 59) return null;
  return { ...found.place, value: `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}` };
}

// `\b` knows Latin letters only, so words are bounded by «no letter or digit beside».
function match(text: string, words: RegExp): Match | null {
  const found = new RegExp(`(?<![\\p{L}\\d])${words.source}(?![\\p{L}])`, words.flags).exec(text);
  return found ? { parts: [...found], place: { from: found.index, to: found.index + found[0].length } } : null;
}

const WEEKDAYS = [
  "понедельник|пн|monday|mon",
  "вторник|вт|tuesday|tue",
  "сред[ау]|ср|wednesday|wed",
  "четверг|чт|thursday|thu",
  "пятниц[ау]|пт|friday|fri",
  "суббот[ау]|сб|saturday|sat",
  "воскресенье|вс|sunday|sun",
];
const MONTHS = [
  "янв(?:аря)?|jan(?:uary)?",
  "фев(?:р|раля)?|feb(?:ruary)?",
  "мар(?:та)?|mar(?:ch)?",
  "апр(?:еля)?|apr(?:il)?",
  "мая|may",
  "июня|июн|june?",
  "июля|июл|july?",
  "авг(?:уста)?|aug(?:ust)?",
  "сен(?:т|тября)?|sep(?:tember)?",
  "окт(?:ября)?|oct(?:ober)?",
  "ноя(?:б|бря)?|nov(?:ember)?",
  "дек(?:абря)?|dec(?:ember)?",
];
