import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addDays,
  addWorkingMinutes,
  dayOf,
  hoursOf,
  isWorking,
  momentAt,
  nextInWindow,
  nextWorking,
  workingMinutesBetween,
  type WorkCalendar,
} from "./working-time.ts";

const usual = { from: 9 * 60, to: 18 * 60 };
const calendar: WorkCalendar = {
  zone: "Asia/Krasnoyarsk",
  week: [usual, usual, usual, usual, usual, null, null],
  days: new Map([
    ["2026-11-03", "short"],
    ["2026-11-04", "off"],
    ["2026-12-26", "work"],
  ]),
};
const at = (text: string) => new Date(`${text}+07:00`);

test("fifteen minutes inside a working day", () => {
  expect(addWorkingMinutes(at("2026-11-24T10:00"), 15, calendar)).toEqual(at("2026-11-24T10:15"));
});

test("what does not fit in the evening goes on in the morning", () => {
  expect(addWorkingMinutes(at("2026-11-24T17:50"), 15, calendar)).toEqual(at("2026-11-25T09:05"));
});

test("a night, a weekend and a holiday are not working time", () => {
  expect(addWorkingMinutes(at("2026-11-24T23:30"), 15, calendar)).toEqual(at("2026-11-25T09:15"));
  expect(addWorkingMinutes(at("2026-11-27T17:55"), 15, calendar)).toEqual(at("2026-11-30T09:10"));
  expect(nextWorking(at("2026-11-03T18:00"), calendar)).toEqual(at("2026-11-05T09:00"));
});

test("a short day ends an hour earlier, a moved Saturday is worked", () => {
  expect(hoursOf("2026-11-03", calendar)).toEqual({ from: 540, to: 1020 });
  expect(addWorkingMinutes(at("2026-11-03T16:50"), 20, calendar)).toEqual(at("2026-11-05T09:10"));
  expect(isWorking(at("2026-12-26T12:00"), calendar)).toBe(true);
});

test("the last minute of a day belongs to it: a term may end when the day does", () => {
  expect(addWorkingMinutes(at("2026-11-24T17:45"), 15, calendar)).toEqual(at("2026-11-24T18:00"));
});

test("a client's window is by his own clock, also where summer time comes", () => {
  const window = { from: 540, to: 1200 };
  expect(nextInWindow(new Date("2026-11-24T22:00:00Z"), window, "Asia/Krasnoyarsk")).toEqual(at("2026-11-25T09:00"));
  expect(nextInWindow(new Date("2026-03-28T20:00:00Z"), window, "Europe/Berlin")).toEqual(
    new Date("2026-03-29T07:00:00Z"),
  );
  expect(nextInWindow(new Date("2026-11-24T05:00:00Z"), window, "Asia/Krasnoyarsk")).toEqual(
    new Date("2026-11-24T05:00:00Z"),
  );
});

test("a calendar without working days is told, not waited for", () => {
  expect(() =>
    nextWorking(at("2026-11-24T10:00"), {
      ...calendar,
      week: [null, null, null, null, null, null, null],
      days: new Map(),
    }),
  ).toThrow(/no working day/);
});

const moment = fc.date({ min: new Date("2026-01-01"), max: new Date("2026-12-01"), noInvalidDate: true });
test("working time adds up: 15 and then 20 minutes are 35", () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 2000 }), (start, a, b) => {
      const twice = addWorkingMinutes(addWorkingMinutes(start, a, calendar), b, calendar);
      expect(twice).toEqual(addWorkingMinutes(start, a + b, calendar));
    }),
    { numRuns: 60 },
  );
});

test("minutes added are minutes between, and a night between them is none", () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: 1, max: 3000 }), (start, minutes) => {
      expect(workingMinutesBetween(start, addWorkingMinutes(start, minutes, calendar), calendar)).toBeCloseTo(
        minutes,
        6,
      );
    }),
    { numRuns: 60 },
  );
  expect(workingMinutesBetween(at("2026-11-24T17:50"), at("2026-11-25T09:05"), calendar)).toBe(15);
  expect(workingMinutesBetween(at("2026-11-25T09:05"), at("2026-11-24T17:50"), calendar)).toBe(0);
});

test("a date and a moment agree in any zone", () => {
  const zones = ["Asia/Krasnoyarsk", "Europe/Moscow", "Asia/Vladivostok", "Europe/Berlin", "America/New_York"];
  fc.assert(
    fc.property(moment, fc.constantFrom(...zones), (when, zone) => {
      const day = dayOf(when, zone);
      expect(momentAt(day, 0, zone) <= when).toBe(true);
      expect(momentAt(addDays(day, 1), 0, zone) > when).toBe(true);
    }),
    { numRuns: 100 },
  );
});
