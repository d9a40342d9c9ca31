import { describe, expect, it } from "vitest";
import { addDays, hoursOf, type WorkCalendar } from "../kernel/working-time.ts";
import { shippedDays } from "./data/calendar.ts";

const nine = { from: 9 * 60, to: 18 * 60 };
const calendar: WorkCalendar = {
  zone: "Asia/Krasnoyarsk",
  week: [nine, nine, nine, nine, nine, null, null],
  days: new Map(shippedDays.map(({ day, kind }) => [day, kind])),
};
const works = (day: string) => hoursOf(day, calendar) !== null;

function workingDays(year: number, month?: number): number {
  let count = 0;
  for (let day = `${year}-01-01`; day.startsWith(String(year)); day = addDays(day, 1)) {
    if (works(day) && (month === undefined || Number(day.slice(5, 7)) === month)) count += 1;
  }
  return count;
}

function workingDaysAfter(from: string, days: number): string {
  let day = from;
  for (let left = days; left > 0;) {
    day = addDays(day, 1);
    if (works(day)) left -= 1;
  }
  return day;
}

describe("the production calendar", () => {
  it("names each day once", () => {
    expect(calendar.days.size).toBe(shippedDays.length);
  });

  it("counts 247 working days in 2026, by month as the decree gives", () => {
    const byMonth = Array.from({ length: 12 }, (_, i) => workingDays(2026, i + 1));
    expect(byMonth).toEqual([15, 19, 21, 22, 19, 21, 23, 21, 22, 22, 20, 22]);
    expect(workingDays(2026)).toBe(247);
  });

  it.each([
    ["2026-04-27", 10, "2026-05-13"],
    ["2026-11-02", 10, "2026-11-17"],
    ["2026-03-02", 30, "2026-04-14"],
    ["2026-06-05", 5, "2026-06-15"],
  ])("%s and %i working days is %s", (from, days, expected) => {
    expect(workingDaysAfter(from, days)).toBe(expected);
  });

  it("ends the day before a holiday an hour earlier", () => {
    expect(hoursOf("2026-11-03", calendar)).toEqual({ from: 9 * 60, to: 17 * 60 });
    expect(works("2026-11-04")).toBe(false);
  });

  it("says of each day of 2027 that it must be checked", () => {
    for (const { day, note } of shippedDays) if (day.startsWith("2027")) expect(note).toContain("сверить");
  });
});
