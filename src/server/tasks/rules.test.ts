import { describe, expect, test } from "vitest";
import type { WorkCalendar } from "../kernel/working-time.ts";
import { cursorText, dueAfter, endOfToday, escalatesAt, readCursor } from "./rules.ts";

const nine = { from: 540, to: 1080 };
const calendar: WorkCalendar = {
  zone: "Asia/Krasnoyarsk",
  week: [nine, nine, nine, nine, nine, null, null],
  days: new Map(),
};
/** Friday 27 November 2026, 17:50 in Krasnoyarsk. */
const friday = new Date("2026-11-27T10:50:00Z");

describe("a term", () => {
  test.each([
    [{ amount: 15, unit: "minutes", isWorkingTime: true }, "2026-11-30T02:05:00.000Z"],
    [{ amount: 15, unit: "minutes", isWorkingTime: false }, "2026-11-27T11:05:00.000Z"],
    [{ amount: 2, unit: "hours", isWorkingTime: true }, "2026-11-30T03:50:00.000Z"],
    [{ amount: 2, unit: "hours", isWorkingTime: false }, "2026-11-27T12:50:00.000Z"],
    [{ amount: 1, unit: "days", isWorkingTime: true }, "2026-11-30T10:50:00.000Z"],
    [{ amount: 1, unit: "days", isWorkingTime: false }, "2026-11-28T10:50:00.000Z"],
  ] as const)("%j → %s", (term, due) => expect(dueAfter(friday, term, calendar).toISOString()).toBe(due));
  test("passed by a working day goes to the head", () => {
    expect(escalatesAt(friday, calendar).toISOString()).toBe("2026-11-30T10:50:00.000Z");
  });
});

test("today ends at midnight by the firm's clock", () => {
  expect(endOfToday(new Date("2026-11-27T17:30:00Z"), "Asia/Krasnoyarsk").toISOString()).toBe(
    "2026-11-28T17:00:00.000Z",
  );
});

test("a place in the list is read as it was written, and nothing else is", () => {
  for (const cursor of [
    { at: friday, id: 12 },
    { at: null, id: 3 },
  ])
    expect(readCursor(cursorText(cursor))).toEqual(cursor);
  for (const text of ["", "none", "none_x", "2026-11-27_1", "2026-99-99T99:99:99Z_1", "' or 1=1"])
    expect(readCursor(text)).toBeNull();
});
