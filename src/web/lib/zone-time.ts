// Moments of the firm's clock, whatever the browser's own zone is.
import { dayOf, formatTime } from "./dates.ts";

/** «2026-11-25» and «15:00» by the firm's clock → the instant. */
export function instantAt(day: string, time: string, zone: string): string {
  const wall = Date.parse(`${day}T${time}:00Z`);
  const first = wall - offsetAt(wall, zone);
  // The offset at the guess may differ from the offset at the moment itself around a change of clocks.
  return new Date(wall - offsetAt(first, zone)).toISOString();
}

/** The value of a `datetime-local` field: «2026-11-25T15:00». */
export const localText = (at: string | Date, zone: string): string => `${dayOf(at, zone)}T${formatTime(at, { zone })}`;

export function fromLocalText(text: string, zone: string): string | null {
  const [day = "", time = ""] = text.split("T");
  return /^\d{4}-\d\d-\d\d$/.test(day) && /^\d\d:\d\d/.test(time) ? instantAt(day, time.slice(0, 5), zone) : null;
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** 1 is Monday, 7 is Sunday. */
const weekdayOf = (day: string): number => new Date(`${day}T12:00:00Z`).getUTCDay() || 7;

/** The next such weekday, never the day itself. */
export const nextWeekday = (day: string, weekday: number): string =>
  addDays(day, ((weekday - weekdayOf(day) + 6) % 7) + 1);

function offsetAt(moment: number, zone: string): number {
  const at = new Date(moment);
  return Date.parse(`${dayOf(at, zone)}T${formatTime(at, { zone })}:00Z`) - Math.floor(moment / 60_000) * 60_000;
}
