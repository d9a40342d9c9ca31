import { describe, expect, it } from "vitest";
import { conclusionOf, shownHours } from "./hours.ts";

const day = (calls: Record<number, [answered: number, lost: number]>) =>
  Array.from({ length: 24 }, (_, hour) => ({ hour, answered: calls[hour]?.[0] ?? 0, lost: calls[hour]?.[1] ?? 0 }));

describe("calls by hour", () => {
  it("shows the working day and whatever came outside it", () => {
    expect(shownHours(day({ 11: [4, 0], 21: [0, 1] })).map(({ hour }) => hour)).toEqual([
      9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
    ]);
  });

  it("shows nothing where nobody called", () => {
    expect(shownHours(day({}))).toEqual([]);
    expect(conclusionOf(day({}))).toEqual({ busiest: null, losing: null });
  });

  it("names the busiest hour and the one that loses most, the earlier of equals", () => {
    expect(conclusionOf(day({ 10: [5, 1], 13: [2, 4], 15: [1, 4] }))).toEqual({ busiest: 10, losing: 13 });
    expect(conclusionOf(day({ 10: [5, 0] }))).toEqual({ busiest: 10, losing: null });
  });
});
