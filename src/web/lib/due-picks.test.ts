import { describe, expect, it } from "vitest";
import { duePicks, movePicks } from "./due-picks.ts";
import { fromLocalText, instantAt, localText, nextWeekday } from "./zone-time.ts";

const zone = "Asia/Krasnoyarsk";
// Tuesday, noon in Krasnoyarsk (UTC+7).
const clock = { zone, now: new Date("2026-11-24T05:02:00Z") };

describe("the firm's clock", () => {
  it("turns a day and a time into the instant", () => {
    expect(instantAt("2026-11-25", "15:00", zone)).toBe("2026-11-25T08:00:00.000Z");
    expect(instantAt("2026-11-25", "00:30", "Europe/Moscow")).toBe("2026-11-24T21:30:00.000Z");
  });

  it("holds over a change of clocks", () => {
    expect(instantAt("2026-03-29", "04:00", "Europe/Berlin")).toBe("2026-03-29T02:00:00.000Z");
    expect(instantAt("2026-03-29", "01:00", "Europe/Berlin")).toBe("2026-03-29T00:00:00.000Z");
  });

  it("goes to a field and back", () => {
    expect(localText("2026-11-25T08:00:00Z", zone)).toBe("2026-11-25T15:00");
    expect(fromLocalText("2026-11-25T15:00", zone)).toBe("2026-11-25T08:00:00.000Z");
    expect(fromLocalText("", zone)).toBeNull();
  });

  it("finds the next weekday, never the same day", () => {
    expect(nextWeekday("2026-11-24", 1)).toBe("2026-11-30");
    expect(nextWeekday("2026-11-24", 2)).toBe("2026-12-01");
    expect(nextWeekday("2026-11-24", 3)).toBe("2026-11-25");
  });
});

it("offers an hour, this evening, tomorrow and Monday", () => {
  expect(duePicks(clock)).toEqual([
    { pick: "in-hour", at: "2026-11-24T06:05:00.000Z" },
    { pick: "today", at: "2026-11-24T11:00:00.000Z" },
    { pick: "tomorrow", at: "2026-11-25T03:00:00.000Z" },
    { pick: "monday", at: "2026-11-30T03:00:00.000Z" },
  ]);
  expect(duePicks({ zone, now: new Date("2026-11-24T11:30:00Z") }).map((one) => one.pick)).not.toContain("today");
});

it("moves to the same time of another day", () => {
  expect(movePicks("2026-11-20T08:15:00Z", clock).slice(1)).toEqual([
    { pick: "tomorrow", at: "2026-11-25T08:15:00.000Z" },
    { pick: "monday", at: "2026-11-30T08:15:00.000Z" },
    { pick: "in-week", at: "2026-12-01T08:15:00.000Z" },
  ]);
});
