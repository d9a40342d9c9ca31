import { describe, expect, it } from "vitest";
import {
  dayOf,
  describeDue,
  formatAgo,
  formatDate,
  formatDay,
  formatDayShort,
  formatLength,
  formatWhen,
  type DateContext,
} from "./dates.ts";

const zone = "Asia/Krasnoyarsk";
const ru: DateContext = { zone, locale: "ru", now: new Date("2026-11-24T05:00:00Z") };
const en: DateContext = { ...ru, locale: "en" };

describe("days in the firm's zone", () => {
  it("takes the firm's day, not the browser's", () => {
    expect(dayOf("2026-11-24T18:30:00Z", zone)).toBe("2026-11-25");
    expect(dayOf("2026-11-24", zone)).toBe("2026-11-24");
  });

  it("names near days and dates far ones", () => {
    expect(formatWhen("2026-11-24T08:00:00Z", ru)).toBe("сегодня, 15:00");
    expect(formatWhen("2026-11-25T03:00:00Z", ru)).toBe("завтра, 10:00");
    expect(formatWhen("2026-11-27T03:40:00Z", ru)).toBe("пт, 27 ноября, 10:40");
    expect(formatDay("2026-11-23", ru)).toBe("вчера");
    expect(formatDay("2025-11-27", ru)).toBe("27 ноября 2025");
    expect(formatDay("2026-11-27", en)).toBe("Fri 27 November");
  });

  it("has short and exact forms", () => {
    expect(formatDayShort("2026-11-25", ru)).toBe("25 ноя");
    expect(formatDayShort("2026-08-25", ru)).toBe("25 авг");
    expect(formatDate("2026-11-27T18:00:00Z", ru)).toBe("28.11.2026");
  });
});

describe("due", () => {
  it.each([
    ["2026-11-22", "−2 дн.", "overdue"],
    ["2026-11-24", "сегодня", "today"],
    ["2026-11-25", "завтра", "today"],
    ["2026-11-29", "5 дн.", "later"],
    ["2026-11-24T04:00:00Z", "сегодня", "overdue"],
  ])("says %s", (at, text, tone) => {
    const due = describeDue(at, ru);
    expect(due.text.replace("\u00a0", " ")).toBe(text);
    expect(due.tone).toBe(tone);
  });
});

it("tells how long ago", () => {
  expect(formatAgo("2026-11-24T04:59:40Z", ru)).toBe("только что");
  expect(formatAgo("2026-11-24T04:55:00Z", ru)).toBe("5\u00a0мин назад");
  expect(formatAgo("2026-11-24T02:55:00Z", ru)).toBe("2\u00a0ч назад");
  expect(formatAgo("2026-11-23T02:55:00Z", ru)).toBe("вчера");
});

it("shows lengths", () => {
  expect(formatLength(252)).toBe("4:12");
  expect(formatLength(3852)).toBe("1:04:12");
  expect(formatLength(-5)).toBe("0:00");
});
