import { expect, test } from "vitest";
import { AddressWindow, FLOOD } from "./address-window.ts";
import { kopecksOf, suspicionOf, type FormSigns } from "./rules.ts";

const clean: FormSigns = { hasTrap: false, mark: "fresh", seconds: 20, fromAddress: 1, comment: "" };

test("a person's form is not suspected, nor a quick one, nor a program's", () => {
  expect(suspicionOf(clean)).toEqual([]);
  expect(suspicionOf({ ...clean, seconds: 0.3 })).toEqual([]);
  expect(suspicionOf({ ...clean, mark: "absent", seconds: null })).toEqual([]);
  expect(suspicionOf({ ...clean, mark: "old" })).toEqual([]);
});

test("the trap, a forged mark or many from one address are enough; small signs add up", () => {
  expect(suspicionOf({ ...clean, hasTrap: true })).toEqual(["trap"]);
  expect(suspicionOf({ ...clean, mark: "forged" })).toEqual(["mark"]);
  expect(suspicionOf({ ...clean, fromAddress: 11 })).toEqual(["many"]);
  expect(suspicionOf({ ...clean, seconds: 0.3, comment: "смотри https://x.test" })).toEqual(["quick", "links"]);
});

test("sums are read as people type them", () => {
  expect(kopecksOf("640 000")).toBe(64_000_000);
  expect(kopecksOf("640\u00a0000,50 ₽")).toBe(64_000_050);
  expect(kopecksOf(1000)).toBe(100_000);
  expect(kopecksOf("640.000 руб.")).toBe(64_000_000);
  expect(kopecksOf("1,250,000")).toBe(125_000_000);
  expect(kopecksOf("640,5")).toBe(64_050);
  expect(kopecksOf("450 тыс.")).toBe(45_000_000);
  expect(kopecksOf("около 1,2 млн ₽")).toBe(120_000_000);
  expect(kopecksOf("0x10")).toBeNull();
  expect(kopecksOf("1e5")).toBeNull();
  expect(kopecksOf("")).toBeUndefined();
  expect(kopecksOf(undefined)).toBeUndefined();
  expect(kopecksOf("много")).toBeNull();
  expect(kopecksOf("-5")).toBeNull();
  expect(kopecksOf(1e15)).toBeNull();
});

test("forms of one address are counted over a minute, the machine's own are not, and memory is bounded", () => {
  const window = new AddressWindow();
  const at = (seconds: number) => new Date(1_800_000_000_000 + seconds * 1000);
  expect([0, 1, 2].map((s) => window.count("203.0.113.7", at(s)))).toEqual([1, 2, 3]);
  expect(window.count("203.0.113.7", at(70))).toBe(1);
  expect(window.count("127.0.0.1", at(0))).toBe(0);
  for (let i = 0; i < FLOOD * 3; i += 1) window.count("203.0.113.8", at(71));
  expect(window.count("203.0.113.8", at(71))).toBeGreaterThan(FLOOD);
});
