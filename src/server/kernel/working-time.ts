import { Temporal } from "temporal-polyfill";

/**
 * Working time: the firm's week, minus the calendar's days off, plus its moved working days; a short day ends an
 * hour earlier (Labour Code art. 95). Pure: the calendar comes as data.
 */
export interface WorkCalendar {
  zone: string;
  /** Monday first; minutes from midnight; null is a day off. */
  week: readonly ({ from: number; to: number } | null)[];
  /** "YYYY-MM-DD" → what is special about the day. */
  days: ReadonlyMap<string, "off" | "short" | "work">;
}

const SHORT_MINUTES = 60;
const LOOK_AHEAD_DAYS = 400;

const zoned = (moment: Date, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(zone);

/** The calendar date "YYYY-MM-DD" of a moment in a zone. */
export const dayOf = (moment: Date, zone: string): string => zoned(moment, zone).toPlainDate().toString();

/** Minutes from midnight of a moment in a zone. */
export const minuteOf = (moment: Date, zone: string): number => {
  const local = zoned(moment, zone);
  return local.hour * 60 + local.minute;
};

/** The moment at which a date reaches so many minutes from midnight in a zone. */
export function momentAt(day: string, minutes: number, zone: string): Date {
  const time = Temporal.PlainTime.from({ hour: Math.floor(minutes / 60) % 24, minute: minutes % 60 });
  const date = Temporal.PlainDate.from(day).add({ days: Math.floor(minutes / 1440) });
  return new Date(date.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds);
}

/** Minutes from midnight of "10:30". */
export const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** The moment's time of the day on another date, to the millisecond, also over a change to summer time. */
export const sameTimeOn = (day: string, moment: Date, zone: string): Date =>
  new Date(momentAt(day, minuteOf(moment, zone), zone).getTime() + (moment.getTime() % 60_000));

/** The date so many calendar days later. */
export const addDays = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** 1 for Monday … 7 for Sunday. */
export const weekdayOf = (day: string): number => Temporal.PlainDate.from(day).dayOfWeek;

/** The date so many months later; the 31st of a short month is its last day. */
export const addMonths = (day: string, months: number): string =>
  Temporal.PlainDate.from(day).add({ months }).toString();

/** The working day so many working days later, earlier for less than 0; 0 is the day itself. */
export function addWorkingDays(day: string, count: number, calendar: WorkCalendar): string {
  const step = count < 0 ? -1 : 1;
  let found = day;
  for (let left = Math.abs(count), daysOff = 0; left > 0;) {
    found = addDays(found, step);
    const isWorkingDay = hoursOf(found, calendar) !== null;
    daysOff = isWorkingDay ? 0 : daysOff + 1;
    if (daysOff > LOOK_AHEAD_DAYS) throw new Error("the working calendar has no working day in 400 days");
    if (isWorkingDay) left -= 1;
  }
  return found;
}

/** The first moment not before `moment` at which a month's day reaches the minute; a short month's last day stands for it. */
export function nextMonthly(moment: Date, dayOfMonth: number, minutes: number, zone: string): Date {
  const from = Temporal.PlainDate.from(dayOf(moment, zone)).toPlainYearMonth();
  for (let months = 0; ; months += 1) {
    const day = from.add({ months }).toPlainDate({ day: dayOfMonth });
    const found = momentAt(day.toString(), minutes, zone);
    if (found >= moment) return found;
  }
}

/** The working hours of a date, or null on a day off. */
export function hoursOf(day: string, calendar: WorkCalendar): { from: number; to: number } | null {
  const special = calendar.days.get(day);
  if (special === "off") return null;
  const weekday = Temporal.PlainDate.from(day).dayOfWeek;
  const usual = calendar.week[weekday - 1] ?? null;
  const hours = special === "work" ? (usual ?? firstHours(calendar)) : usual;
  if (!hours) return null;
  return special === "short" ? { from: hours.from, to: Math.max(hours.from, hours.to - SHORT_MINUTES) } : hours;
}

const firstHours = (calendar: WorkCalendar) => calendar.week.find((h) => h !== null) ?? null;

/** Whether the firm works at the moment. */
export function isWorking(moment: Date, calendar: WorkCalendar): boolean {
  const hours = hoursOf(dayOf(moment, calendar.zone), calendar);
  const minute = minuteOf(moment, calendar.zone);
  return hours !== null && minute >= hours.from && minute < hours.to;
}

/** The first moment not before `moment` at which the firm works. */
export function nextWorking(moment: Date, calendar: WorkCalendar): Date {
  if (isWorking(moment, calendar)) return moment;
  let day = dayOf(moment, calendar.zone);
  for (let i = 0; i < LOOK_AHEAD_DAYS; i += 1) {
    const hours = hoursOf(day, calendar);
    if (hours) {
      const opens = momentAt(day, hours.from, calendar.zone);
      if (opens >= moment) return opens;
    }
    day = addDays(day, 1);
  }
  throw new Error("the working calendar has no working day in the next 400 days");
}

/** The moment at which so many working minutes have passed since `moment`. */
export function addWorkingMinutes(moment: Date, minutes: number, calendar: WorkCalendar): Date {
  let at = nextWorking(moment, calendar);
  let leftMs = minutes * 60_000;
  for (;;) {
    const day = dayOf(at, calendar.zone);
    const hours = hoursOf(day, calendar);
    if (!hours) throw new Error(`${day} was taken for a working day`);
    const closes = momentAt(day, hours.to, calendar.zone);
    const room = closes.getTime() - at.getTime();
    if (leftMs <= room) return new Date(at.getTime() + leftMs);
    leftMs -= room;
    at = nextWorking(closes, calendar);
  }
}

/** How many working minutes lie between two moments; 0 when the second is not later. */
export function workingMinutesBetween(from: Date, to: Date, calendar: WorkCalendar): number {
  let ms = 0;
  for (let day = dayOf(from, calendar.zone); day <= dayOf(to, calendar.zone); day = addDays(day, 1)) {
    const hours = hoursOf(day, calendar);
    if (!hours) continue;
    const opens = Math.max(from.getTime(), momentAt(day, hours.from, calendar.zone).getTime());
    const closes = Math.min(to.getTime(), momentAt(day, hours.to, calendar.zone).getTime());
    ms += Math.max(0, closes - opens);
  }
  return ms / 60_000;
}

/** The first moment not before `moment` inside the daily window [from, to) of the zone: a client's hours. */
export function nextInWindow(moment: Date, window: { from: number; to: number }, zone: string): Date {
  const day = dayOf(moment, zone);
  const minute = minuteOf(moment, zone);
  if (minute >= window.from && minute < window.to) return moment;
  return momentAt(minute < window.from ? day : addDays(day, 1), window.from, zone);
}
