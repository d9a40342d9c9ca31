// Dates as the firm reads them: always in the firm's zone, whatever the browser's own is.
// An instant is an ISO string with time or a Date; a calendar day is "2026-11-27" and has no zone.
import type { Locale } from "./locale.ts";

export type DateContext = { zone: string; locale: Locale; now: Date };

/** «сегодня, 15:00», «завтра, 10:40», «пт, 27 ноября, 10:40», «27 ноября 2025, 10:40». */
export function formatWhen(at: string | Date, context: DateContext): string {
  return `${formatDay(at, context)}, ${formatTime(at, context)}`;
}

/** «сегодня», «вчера», «пт, 27 ноября»; the year is said when it is not the present one. */
export function formatDay(at: string | Date, context: DateContext): string {
  const day = dayOf(at, context.zone);
  const near = NEAR[context.locale][daysFromToday(day, context)];
  if (near) return near;
  const sameYear = day.slice(0, 4) === dayOf(context.now, context.zone).slice(0, 4);
  const look: Intl.DateTimeFormatOptions = sameYear
    ? { weekday: "short", day: "numeric", month: "long" }
    : { day: "numeric", month: "long", year: "numeric" };
  return formatter(context.locale, "UTC", look)
    .format(noon(day))
    .replace(/\s?г\.$/, "");
}

/** «25 ноя» for tables and narrow places. */
export function formatDayShort(at: string | Date, context: DateContext): string {
  const parts = formatter(context.locale, "UTC", { day: "numeric", month: "short" }).format(
    noon(dayOf(at, context.zone)),
  );
  return parts.replace(/\.$/, "").replace(/(\p{L}{3})\p{L}+$/u, "$1");
}

/** «27.11.2026» (ru) or «27/11/2026» (en) for documents and exact places. */
export function formatDate(at: string | Date, context: Pick<DateContext, "zone" | "locale">): string {
  const [year = "", month = "", day = ""] = dayOf(at, context.zone).split("-");
  return [day, month, year].join(context.locale === "ru" ? "." : "/");
}

export function formatTime(at: string | Date, context: Pick<DateContext, "zone">): string {
  return formatter("ru", context.zone, { hour: "2-digit", minute: "2-digit" }).format(new Date(at));
}

/** «только что», «5 мин назад», «2 ч назад», then the day. */
export function formatAgo(at: string | Date, context: DateContext): string {
  const minutes = Math.floor((context.now.getTime() - new Date(at).getTime()) / 60_000);
  const words = AGO[context.locale];
  if (minutes < 1) return words.now;
  if (minutes < 60) return words.minutes(minutes);
  if (minutes < 24 * 60) return words.hours(Math.floor(minutes / 60));
  return formatDay(at, context);
}

export type DueTone = "overdue" | "today" | "later";
export type Due = { text: string; days: number; tone: DueTone };

/** «−2 дн.», «сегодня», «завтра», «5 дн.»: today and tomorrow are amber, an instant already past is overdue. */
export function describeDue(at: string | Date, context: DateContext): Due {
  const days = daysFromToday(dayOf(at, context.zone), context);
  const passed = days < 0 || (hasTime(at) && new Date(at).getTime() < context.now.getTime());
  const tone: DueTone = passed ? "overdue" : days <= 1 ? "today" : "later";
  const text = days === 0 || days === 1 ? (NEAR[context.locale][days] ?? "") : formatDays(days, context.locale);
  return { text, days, tone };
}

/** «5 дн.», «−2 дн.» */
export function formatDays(days: number, locale: Locale): string {
  const count = `${days < 0 ? "−" : ""}${Math.abs(days)}`;
  return locale === "ru" ? `${count}\u00a0дн.` : `${count}\u00a0d`;
}

/** Seconds → «4:12», «1:04:12»: length of a call, time left to answer. */
export function formatLength(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const tail = String(rest).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${tail}` : `${minutes}:${tail}`;
}

/** The calendar day of an instant in a zone, "2026-11-27"; a calendar day is returned as it is. */
export function dayOf(at: string | Date, zone: string): string {
  if (typeof at === "string" && !hasTime(at)) return at;
  const parts = formatter("en", zone, { year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(
    new Date(at),
  );
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}`;
}

export function daysFromToday(day: string, context: Pick<DateContext, "zone" | "now">): number {
  return Math.round((noon(day).getTime() - noon(dayOf(context.now, context.zone)).getTime()) / 86_400_000);
}

const hasTime = (at: string | Date) => at instanceof Date || at.includes("T") || at.includes(":");
const noon = (day: string) => new Date(`${day}T12:00:00Z`);

const NEAR: Record<Locale, Record<number, string>> = {
  ru: { [-1]: "вчера", 0: "сегодня", 1: "завтра" },
  en: { [-1]: "yesterday", 0: "today", 1: "tomorrow" },
};

const AGO = {
  ru: { now: "только что", minutes: (n: number) => `${n}\u00a0мин назад`, hours: (n: number) => `${n}\u00a0ч назад` },
  en: { now: "just now", minutes: (n: number) => `${n}\u00a0min ago`, hours: (n: number) => `${n}\u00a0h ago` },
};

const cache = new Map<string, Intl.DateTimeFormat>();

// Making an Intl formatter costs about a hundred times more than using it; a board formats thousands of dates.
function formatter(locale: Locale, zone: string, look: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}|${zone}|${JSON.stringify(look)}`;
  const known = cache.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, { ...look, timeZone: zone });
  cache.set(key, made);
  return made;
}
