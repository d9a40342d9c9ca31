import { describe, expect, it } from "vitest";
import type { DateContext } from "../../lib/dates.ts";
import { exampleWords } from "./example.ts";

// 15:20 on Tuesday, 24 November, in Krasnoyarsk.
const context: DateContext = { zone: "Asia/Krasnoyarsk", locale: "ru", now: new Date("2026-11-24T08:20:00Z") };
const after = (amount: number, unit: Parameters<typeof exampleWords>[0]["unit"]) =>
  ({ kind: "after", amount, unit, from: "entry" }) as const;
const START = "Например: для карты, что войдёт сегодня в 15:20, ";

describe("an example of a robot's moment", () => {
  it("adds minutes and hours as a length of time, over midnight too", () => {
    expect(exampleWords(after(40, "minutes"), "any", context)).toBe(`${START}сработает сегодня в 16:00.`);
    expect(exampleWords(after(10, "hours"), "any", context)).toBe(`${START}сработает завтра в 01:20.`);
  });

  it("keeps the clock over days, weeks and months", () => {
    expect(exampleWords(after(1, "days"), "any", context)).toBe(`${START}сработает завтра в 15:20.`);
    expect(exampleWords(after(1, "weeks"), "any", context)).toContain("вт, 1 декабря в 15:20");
    expect(exampleWords(after(1, "months"), "any", context)).toContain("24 декабря в 15:20");
  });

  it("takes the last day of a shorter month", () => {
    const late = { ...context, now: new Date("2026-01-31T08:20:00Z") };
    expect(exampleWords(after(1, "months"), "any", late)).toContain("28 февраля в 15:20");
    expect(exampleWords(after(2, "months"), "any", late)).toContain("31 марта в 15:20");
  });

  it("promises no clock time for working units", () => {
    expect(exampleWords(after(15, "working-minutes"), "any", context)).toBe(
      `${START}срок пойдёт только в рабочее время.`,
    );
  });

  it("says what happens outside the hours and counts from the robot above", () => {
    expect(exampleWords(after(10, "hours"), "firm", context)).toContain("с началом рабочих");
    expect(exampleWords({ ...after(1, "hours"), from: "previous" }, "any", { ...context, locale: "en" })).toBe(
      "For example: if the robot above ends today at 15:20, it runs today at 16:20.",
    );
  });

  it("says nothing while the amount is not a number", () => {
    expect(exampleWords(after(Number.NaN, "days"), "any", context)).toBeNull();
    expect(exampleWords(after(0, "days"), "any", context)).toBeNull();
  });
});
