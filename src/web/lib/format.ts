// Formats bound to the firm's zone and the reader's language: const f = useFormat(); f.money(kopecks), f.when(iso).
import { useMemo } from "react";
import { useNow } from "./clock.ts";
import {
  describeDue,
  formatAgo,
  formatDate,
  formatDay,
  formatDayShort,
  formatDays,
  formatTime,
  formatWhen,
  daysFromToday,
  dayOf,
  type DateContext,
  type Due,
} from "./dates.ts";
import { useLocale, type Locale } from "./locale.ts";
import { formatMoney, formatMoneyShort } from "./money.ts";
import { formatPhone } from "./people.ts";
import { useSession } from "./session.ts";

type Moment = string | Date;

export type Format = {
  /** «12 000 ₽» */
  money: (kopecks: number) => string;
  /** «834 тыс. ₽», on cards only, with the exact sum in `title` */
  moneyShort: (kopecks: number) => string;
  /** «+7 913 555-12-34» */
  phone: (stored: string) => string;
  /** «сегодня, 15:00» */
  when: (at: Moment) => string;
  /** «сегодня», «пт, 27 ноября» */
  day: (at: Moment) => string;
  /** «25 ноя» */
  dayShort: (at: Moment) => string;
  /** «27.11.2026» */
  date: (at: Moment) => string;
  /** «15:00» */
  time: (at: Moment) => string;
  /** «5 мин назад» */
  ago: (at: Moment) => string;
  /** «−2 дн.» with its tone */
  due: (at: Moment) => Due;
  /** «5 дн.» */
  days: (count: number) => string;
  /** Whole days from a moment till now: days in stage. */
  daysSince: (at: Moment) => number;
  number: (value: number) => string;
  context: DateContext;
};

export function useFormat(): Format {
  const { firm } = useSession();
  const locale = useLocale();
  const now = useNow();
  return useMemo(() => makeFormat(firm.zone, locale, now), [firm.zone, locale, now]);
}

export function makeFormat(zone: string, locale: Locale, now: Date): Format {
  const context: DateContext = { zone, locale, now };
  const numbers = new Intl.NumberFormat(locale);
  return {
    money: (kopecks) => formatMoney(kopecks, locale),
    moneyShort: (kopecks) => formatMoneyShort(kopecks, locale),
    phone: formatPhone,
    when: (at) => formatWhen(at, context),
    day: (at) => formatDay(at, context),
    dayShort: (at) => formatDayShort(at, context),
    date: (at) => formatDate(at, context),
    time: (at) => formatTime(at, context),
    ago: (at) => formatAgo(at, context),
    due: (at) => describeDue(at, context),
    days: (count) => formatDays(count, locale),
    daysSince: (at) => Math.max(0, -daysFromToday(dayOf(at, zone), context)),
    number: (value) => numbers.format(value),
    context,
  };
}
