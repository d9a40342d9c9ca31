import { describe, expect, it } from "vitest";
import { barsOf, deedOf, momentAt, nextSpeed, speedBy } from "./wave-model.ts";

describe("the picture of a sound", () => {
  it("keeps the loudest moment of each share", () => {
    expect(barsOf([10, 80, 20, 30, 0, 100], 3)).toEqual([0.8, 0.3, 1]);
  });

  it("stretches few peaks over many bars", () => {
    expect(barsOf([50, 100], 4)).toEqual([0.5, 0.5, 1, 1]);
  });

  it("draws a flat line where there are no peaks, and nothing where there is no room", () => {
    expect(barsOf([], 3)).toEqual([0, 0, 0]);
    expect(barsOf([10, 20], 0)).toEqual([]);
  });

  it("takes a value out of range for the edge", () => {
    expect(barsOf([-5, 250], 2)).toEqual([0, 1]);
  });
});

it("jumps to the pressed place and never beyond the ends", () => {
  expect(momentAt(50, 200, 252)).toBe(63);
  expect(momentAt(-3, 200, 252)).toBe(0);
  expect(momentAt(900, 200, 252)).toBe(252);
  expect(momentAt(10, 0, 252)).toBe(0);
});

it("goes from speed to speed and back to the spoken one", () => {
  expect([1, 1.25, 1.5, 1.75, 2].map((one) => nextSpeed(one as 1))).toEqual([1.25, 1.5, 1.75, 2, 1]);
  expect(speedBy(2, 1)).toBe(2);
  expect(speedBy(1, -1)).toBe(1);
  expect(speedBy(1.5, -1)).toBe(1.25);
});

describe("keys of the player", () => {
  const press = (code: string, at = 60, shiftKey = false) => deedOf({ code, shiftKey }, at, 100);
  it("jumps by five seconds, by thirty with Shift, and stays inside", () => {
    expect(press("ArrowRight")).toEqual({ kind: "jump", to: 65 });
    expect(press("ArrowLeft", 60, true)).toEqual({ kind: "jump", to: 30 });
    expect(press("ArrowRight", 98)).toEqual({ kind: "jump", to: 100 });
    expect(press("ArrowLeft", 2)).toEqual({ kind: "jump", to: 0 });
    expect(press("End")).toEqual({ kind: "jump", to: 100 });
  });
  it("plays, changes the speed, and leaves other keys alone", () => {
    expect(press("Space")).toEqual({ kind: "toggle" });
    expect(press("ArrowUp")).toEqual({ kind: "speed", step: 1 });
    expect(press("Tab")).toBeNull();
  });
});
