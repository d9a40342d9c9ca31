import { expect, it } from "vitest";
import { needOf, needsWords } from "./move-need.ts";

const open = (position: number) => ({ id: position, kind: "open" as const, position });
const won = { id: 7, kind: "won" as const, position: 7 };
const lost = { id: 8, kind: "lost" as const, position: 8 };
const parked = { id: 9, kind: "parked" as const, position: 9 };

it("asks for nothing on the way forward and within a stage", () => {
  expect(needsWords(needOf([open(1)], open(3)))).toBe(false);
  expect(needsWords(needOf([open(1)], won))).toBe(false);
  expect(needsWords(needOf([lost], lost))).toBe(false);
});

it("asks for a reason back", () => {
  expect(needOf([open(3)], open(1))).toEqual({ reason: true, lostReason: false, parkedUntil: false });
});

it("asks why it is lost and till when it is parked", () => {
  expect(needOf([open(3)], lost)).toEqual({ reason: false, lostReason: true, parkedUntil: false });
  expect(needOf([open(3)], parked)).toEqual({ reason: false, lostReason: false, parkedUntil: true });
});

it("asks both on the way from parked back to lost, and for all of many cards together", () => {
  expect(needOf([parked], lost)).toEqual({ reason: true, lostReason: true, parkedUntil: false });
  expect(needOf([open(1), open(3)], open(2))).toMatchObject({ reason: true });
  expect(needOf([open(2), lost], lost)).toEqual({ reason: false, lostReason: true, parkedUntil: false });
});
