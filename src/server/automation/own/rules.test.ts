import { describe, expect, it } from "vitest";
import type { WorkCalendar } from "../../kernel/working-time.ts";
import { calculateDay, calculateNumber, daysBetween, reachedDay, standingSince, waitUntil } from "./rules.ts";

const nine = { from: 540, to: 1080 };
/** The firm's week, the long holidays of January 2027 and a working Saturday. */
const calendar: WorkCalendar = {
  zone: "Asia/Krasnoyarsk",
  week: [nine, nine, nine, nine, nine, null, null],
  days: new Map([
    ...Array.from({ length: 10 }, (_, i) => [`2027-01-${String(i + 1).padStart(2, "0")}`, "off"] as const),
    ["2026-11-28", "work"],
  ]),
};
const local = (text: string): Date => new Date(`${text}:00+07:00`);

describe("working days", () => {
  it("end a wait at the same time of the day", () => {
    expect(waitUntil(local("2026-12-31T16:20"), { amount: 1, unit: "working-days" }, calendar)).toEqual(
      local("2027-01-11T16:20"),
    );
    expect(waitUntil(local("2026-11-24T10:00"), { amount: 90, unit: "minutes" }, calendar)).toEqual(
      local("2026-11-24T11:30"),
    );
    expect(waitUntil(local("2026-11-24T10:00"), { amount: 2, unit: "weeks" }, calendar)).toEqual(
      local("2026-12-08T10:00"),
    );
  });

  it("a day keeps its time over a change to summer time", () => {
    const berlin = { ...calendar, zone: "Europe/Berlin" };
    expect(waitUntil(new Date("2026-03-28T09:00:00Z"), { amount: 1, unit: "days" }, berlin)).toEqual(
      new Date("2026-03-29T08:00:00Z"),
    );
  });
});

describe("the border of a stay's term", () => {
  const units = ["minutes", "hours", "days", "weeks", "working-days"] as const;
  it("never leaves out a stay whose term has come", () => {
    for (const unit of units)
      for (let hour = 0; hour < 24 * 60; hour += 7) {
        const entered = new Date(local("2026-12-20T00:10").getTime() + hour * 3_600_000);
        const due = waitUntil(entered, { amount: 3, unit }, calendar);
        expect(standingSince(due, { amount: 3, unit }, calendar) >= entered, `${unit} ${entered.toISOString()}`).toBe(
          true,
        );
      }
  });
});

describe("counting", () => {
  it("with numbers is as on paper", () => {
    expect(calculateNumber(0.1, "add", 0.2)).toBe(0.3);
    expect(calculateNumber(640_000, "multiply", 0.1)).toBe(64_000);
    expect(calculateNumber(1.005, "round", 2)).toBe(1.01);
    expect(calculateNumber(-2.5, "round", 0)).toBe(-3);
    expect(calculateNumber(7, "min", 3)).toBe(3);
    expect(calculateNumber(1, "divide", 0)).toBeNull();
    expect(calculateNumber(0, "divide", 0)).toBeNull();
  });

  it("with dates keeps to the calendar", () => {
    expect(calculateDay("2027-01-31", "plus-months", 1, calendar)).toBe("2027-02-28");
    expect(calculateDay("2028-02-29", "plus-months", 12, calendar)).toBe("2029-02-28");
    expect(calculateDay("2026-12-31", "plus-working-days", 3, calendar)).toBe("2027-01-13");
    expect(calculateDay("2026-12-31", "plus-days", -31, calendar)).toBe("2026-11-30");
    for (const operator of ["plus-days", "plus-working-days", "plus-months"] as const)
      expect(calculateDay("2026-12-31", operator, 64_000_000, calendar)).toBeNull();
    expect(daysBetween("2028-02-28", "2028-03-01")).toBe(2);
    expect(daysBetween("2026-03-01", "2026-02-01")).toBe(-28);
  });

  it("to a date that has to be reached goes before and after it", () => {
    const by = { amount: 2, unit: "working-days" } as const;
    expect(reachedDay("2026-11-30", { direction: "before", ...by }, calendar)).toBe("2026-11-27");
    expect(reachedDay("2026-11-30", { direction: "after", amount: 3, unit: "days" }, calendar)).toBe("2026-12-03");
    expect(reachedDay("2026-11-30", { direction: "at", ...by }, calendar)).toBe("2026-11-30");
  });
});
