import { expect, it } from "vitest";
import { kopecksOf, rublesOf } from "./model.ts";

it("reads sums as they are typed, and nothing else", () => {
  expect(kopecksOf("3,5")).toBe(350);
  expect(kopecksOf(" 12 ")).toBe(1200);
  expect(kopecksOf("")).toBeNull();
  expect(kopecksOf("3.555")).toBeUndefined();
  expect(kopecksOf("дорого")).toBeUndefined();
});

it("writes them back in the same way", () => {
  expect([350, 1200, 5, null].map(rublesOf)).toEqual(["3,50", "12", "0,05", ""]);
});
