import {
  addDays,
  addWorkingMinutes,
  dayOf,
  hoursOf,
  minuteOf,
  momentAt,
  type WorkCalendar,
} from "../kernel/working-time.ts";

/** A term counted from now: so many minutes, hours or days, by the calendar or by the firm's working time. */
export interface Term {
  amount: number;
  unit: "minutes" | "hours" | "days";
  isWorkingTime: boolean;
}

/** A working day is as long as the firm's usual day; calendar days keep the time of day by the firm's clock. */
export function dueAfter(now: Date, term: Term, calendar: WorkCalendar): Date {
  if (term.isWorkingTime) return addWorkingMinutes(now, term.amount * minutesIn(term.unit, calendar), calendar);
  if (term.unit !== "days") return new Date(now.getTime() + term.amount * (term.unit === "hours" ? 3_600_000 : 60_000));
  return momentAt(addDays(dayOf(now, calendar.zone), term.amount), minuteOf(now, calendar.zone), calendar.zone);
}

const minutesIn = (unit: Term["unit"], calendar: WorkCalendar): number =>
  unit === "minutes" ? 1 : unit === "hours" ? 60 : dayMinutes(calendar);

function dayMinutes(calendar: WorkCalendar): number {
  const day = calendar.week.find((hours) => hours !== null);
  if (!day) throw new Error("the firm's week has no working day");
  return day.to - day.from;
}

/** The head is told when a working day has passed since the term. */
export const escalatesAt = (dueAt: Date, calendar: WorkCalendar): Date =>
  dueAfter(dueAt, { amount: 1, unit: "days", isWorkingTime: true }, calendar);

/** The moment at which "today" ends by the firm's clock. */
export const endOfToday = (now: Date, zone: string): Date => momentAt(addDays(dayOf(now, zone), 1), 0, zone);

/** Place in a list by term: the term or "none", and the id. */
export interface Cursor {
  at: Date | null;
  id: number;
}

export const cursorText = (cursor: Cursor): string => `${cursor.at?.toISOString() ?? "none"}_${cursor.id}`;

/** Null when the text is not a place that `cursorText` wrote. */
export function readCursor(text: string): Cursor | null {
  const [, at, id] = /^(none|\d{4}-\d{2}-\d{2}T[\d:.]+Z)_(\d{1,15})$/.exec(text) ?? [];
  if (at === undefined || id === undefined) return null;
  const moment = at === "none" ? null : new Date(at);
  return moment && Number.isNaN(moment.getTime()) ? null : { at: moment, id: Number(id) };
}

/** So many days from a date, at the end of that day's work; on a day off, when the last working day before it ends. */
export function dueOn(day: string, days: number, calendar: WorkCalendar): Date {
  let on = addDays(day, days);
  for (let back = 0; back < 14; back += 1) {
    const hours = hoursOf(on, calendar);
    if (hours) return momentAt(on, hours.to, calendar.zone);
    on = addDays(on, -1);
  }
  return momentAt(addDays(day, days), 0, calendar.zone);
}

/** So many days from a date at the minute of the clock; on a day off, of the next working day. */
export function dueAtMinute(day: string, days: number, minute: number, calendar: WorkCalendar): Date {
  let on = addDays(day, days);
  for (let ahead = 0; ahead < 14 && !hoursOf(on, calendar); ahead += 1) on = addDays(on, 1);
  return momentAt(on, minute, calendar.zone);
}
