import { describe, expect, it } from "vitest";
import { CallFilters, daysOf, isNarrowed, queryOf } from "./filters.ts";

const me = { userId: 7, today: "2026-11-24" };
const of = (search: Record<string, unknown>) => CallFilters.parse(search);

describe("the address of the calls page", () => {
  it("opens an empty or spoiled link with the last seven days", () => {
    expect(queryOf(of({}), me)).toEqual({ from: "2026-11-18", to: "2026-11-24" });
    expect(queryOf(of({ tab: "old", period: 5, hour: 40, direction: "up", from: "x" }), me)).toEqual({
      from: "2026-11-18",
      to: "2026-11-24",
    });
  });

  it("asks for missed calls by their outcome, whatever else was chosen", () => {
    expect(queryOf(of({ tab: "missed", direction: "out", outcome: "talked", lostBusy: true }), me)).toEqual({
      from: "2026-11-18",
      to: "2026-11-24",
      outcome: "missed",
      ofLine: "true",
      lostBusy: "true",
    });
  });

  it("shows unfinished calls of all times", () => {
    expect(queryOf(of({ tab: "unfinished", period: "today" }), me)).toEqual({ unfinished: "true" });
  });

  it("takes mine by who looks and not by who was chosen", () => {
    expect(queryOf(of({ tab: "mine", person: 3, period: "today" }), me)).toMatchObject({
      userId: 7,
      from: "2026-11-24",
    });
  });

  it("leaves out a search of blanks and keeps digits typed as a number", () => {
    expect(queryOf(of({ q: "   " }), me)).not.toHaveProperty("q");
    expect(queryOf(of({ q: 3456 }), me)).toMatchObject({ q: "3456" });
    expect(isNarrowed(of({}))).toBe(false);
    expect(isNarrowed(of({ hour: 0 }))).toBe(true);
  });
});

it("counts days by the firm's clock and turns a period back", () => {
  expect(daysOf(of({ period: "yesterday" }), "2026-12-01")).toEqual({ from: "2026-11-30", to: "2026-11-30" });
  expect(daysOf(of({ period: "month" }), "2026-11-24")).toEqual({ from: "2026-10-26", to: "2026-11-24" });
  expect(daysOf(of({ period: "days", from: "2026-11-20", to: "2026-11-10" }), "2026-11-24")).toEqual({
    from: "2026-11-10",
    to: "2026-11-20",
  });
  expect(daysOf(of({ period: "days", from: "2026-11-20" }), "2026-11-24")).toEqual({
    from: "2026-11-20",
    to: "2026-11-20",
  });
});
