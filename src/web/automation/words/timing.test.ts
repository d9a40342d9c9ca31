import { describe, expect, it } from "vitest";
import { amountWords, newTiming, timingWords } from "./timing.ts";

describe("when a robot runs, in words", () => {
  it("puts every unit into its Russian form after «через»", () => {
    expect([1, 2, 5, 11, 21, 22].map((n) => amountWords(n, "minutes", "ru"))).toEqual([
      "1\u00a0минуту",
      "2\u00a0минуты",
      "5\u00a0минут",
      "11\u00a0минут",
      "21\u00a0минуту",
      "22\u00a0минуты",
    ]);
    expect([1, 3, 12].map((n) => amountWords(n, "days", "ru"))).toEqual(["1\u00a0день", "3\u00a0дня", "12\u00a0дней"]);
    expect(amountWords(15, "working-minutes", "ru")).toBe("15\u00a0рабочих минут");
    expect(amountWords(1, "hours", "en")).toBe("1\u00a0hour");
  });

  it("says whole working hours as hours", () => {
    expect(amountWords(60, "working-minutes", "ru")).toBe("1\u00a0рабочий час");
    expect(amountWords(90, "working-minutes", "ru")).toBe("90\u00a0рабочих минут");
    expect(amountWords(300, "working-minutes", "en")).toBe("5\u00a0working hours");
  });

  it("tells only what is out of the ordinary", () => {
    const late = { kind: "after", amount: 2, unit: "hours", from: "entry" } as const;
    expect(timingWords(newTiming, "ru")).toBe("Сразу");
    expect(timingWords({ ...newTiming, order: "parallel" }, "ru")).toBe("Сразу, не ждёт предыдущих");
    expect(timingWords({ ...newTiming, delay: late, order: "parallel", workingTime: "firm" }, "ru")).toBe(
      "Через 2\u00a0часа, в рабочее время",
    );
    expect(timingWords({ ...newTiming, delay: late }, "en")).toBe("After 2\u00a0hours, after the previous");
    expect(timingWords({ ...newTiming, delay: late }, "ru", true)).toBe("Через 2\u00a0часа");
    expect(timingWords({ ...newTiming, delay: late, order: "parallel", cancelOnLeave: false }, "ru")).toContain(
      "даже если клиент ушёл",
    );
  });

  it("names the date it counts from, the month's day and the repeats", () => {
    const delay = {
      kind: "date",
      field: "matter.parked-until",
      direction: "before",
      amount: 3,
      unit: "working-days",
      time: "09:30",
      ifEmpty: "wait",
      ifPast: "skip",
    } as const;
    const titled = () => "Отложено до";
    expect(timingWords({ ...newTiming, delay }, "ru", true, titled)).toBe(
      "За 3\u00a0рабочих дня до даты «Отложено до», 09:30",
    );
    expect(timingWords({ ...newTiming, delay: { ...delay, direction: "at" } }, "en", true)).toBe(
      "On the day of “matter.parked-until”, 09:30",
    );
    const monthly = { kind: "monthly", day: 31, time: "10:00", limit: 12 } as const;
    const repeat = { amount: 2, unit: "weeks", until: null, limit: 5 } as const;
    expect(timingWords({ ...newTiming, delay: monthly, repeat, onFailure: { kind: "stop" } }, "ru", true)).toBe(
      "Каждый месяц 31-го числа, 10:00, повторять через 2\u00a0недели, всего до 5 раз, при ошибке остановить цепочку",
    );
  });
});
