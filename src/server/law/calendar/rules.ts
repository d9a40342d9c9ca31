import { addDays, hoursOf, type WorkCalendar } from "../../kernel/working-time.ts";

/** The decree for a year comes in autumn: from December on the coming year has to be there. */
export const missingYear = (today: string): number | null =>
  today.slice(5) >= "12-01" ? Number(today.slice(0, 4)) + 1 : null;

/** How many days the firm works in each month of a year. */
export function workingDaysByMonth(year: number, week: WorkCalendar["week"], days: WorkCalendar["days"]): number[] {
  const calendar: WorkCalendar = { zone: "UTC", week, days };
  const months = Array.from({ length: 12 }, () => 0);
  for (let day = `${year}-01-01`; day.startsWith(`${year}-`); day = addDays(day, 1)) {
    const month = Number(day.slice(5, 7)) - 1;
    if (hoursOf(day, calendar) !== null) months[month] = (months[month] ?? 0) + 1;
  }
  return months;
}
