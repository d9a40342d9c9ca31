import { describe, expect, test } from "vitest";
import type { WorkCalendar } from "../../kernel/working-time.ts";
import { shippedDays } from "../../law/data/calendar.ts";
import { planRow, whatDies, type Perishable } from "./plan.ts";

const nine = { from: 540, to: 1080 };
const calendar: WorkCalendar = {
  zone: "Asia/Krasnoyarsk",
  week: [nine, nine, nine, nine, nine, null, null],
  days: new Map(shippedDays.map(({ day, kind }) => [day, kind])),
};
const TODAY = "2026-11-24";
const status = (more: Partial<Perishable> = {}): Perishable => ({
  code: "proprietor-status",
  title: ["Справка о статусе ИП", "Status"],
  about: "",
  getter: "online",
  priceKopecks: null,
  leadDays: 1,
  shelf: { workingDays: 5 },
  issuedOn: null,
  ...more,
});
const row = (paper: Perishable, filingOn: string, today = TODAY) => planRow(paper, filingOn, today, calendar);

describe("the filing-day planner", () => {
  test("counts back in working days: when it may be issued first, when it is ordered and by when", () => {
    expect(row(status(), "2026-12-14")).toMatchObject({
      freshFrom: "2026-12-07",
      orderBy: "2026-12-11",
      orderOn: "2026-12-10",
      state: "to-order",
    });
  });

  test("goes round the holidays of January", () => {
    // The fifth working day before Friday 15 January 2027 lies in December.
    expect(row(status(), "2027-01-15").freshFrom).toBe("2026-12-30");
    expect(row(status(), "2026-05-13", "2026-04-01")).toMatchObject({ freshFrom: "2026-05-05", orderBy: "2026-05-12" });
  });

  test("is not ordered before it may be issued", () => {
    const slow = status({ leadDays: 5, shelf: { workingDays: 1 } });
    expect(row(slow, "2026-12-14")).toMatchObject({
      freshFrom: "2026-12-11",
      orderOn: "2026-12-04",
      orderBy: "2026-12-07",
    });
  });

  test("is ordered today where the wished day has passed, and is late where even the last one has", () => {
    expect(row(status(), "2026-11-25")).toMatchObject({ orderOn: TODAY, orderBy: TODAY, state: "to-order" });
    expect(row(status({ leadDays: 5 }), "2026-11-25")).toMatchObject({ state: "late", orderOn: TODAY });
  });

  test("one that is there lives on the day or dies before it", () => {
    expect(row(status({ issuedOn: "2026-12-07" }), "2026-12-14")).toMatchObject({
      state: "fresh",
      validUntil: "2026-12-14",
    });
    expect(row(status({ issuedOn: "2026-12-04" }), "2026-12-14")).toMatchObject({
      state: "dies",
      validUntil: "2026-12-11",
    });
  });

  test("a moved day says what dies by it, and not what was dead before", () => {
    const papers = [
      status({ code: "a", issuedOn: "2026-12-04" }),
      status({ code: "b", issuedOn: "2026-12-01" }),
      status({ code: "c" }),
    ];
    expect(whatDies(papers, "2026-12-10", "2026-12-14", calendar).map(({ code }) => code)).toEqual(["a"]);
    expect(whatDies(papers, "2026-12-14", "2026-12-10", calendar)).toEqual([]);
  });
});
