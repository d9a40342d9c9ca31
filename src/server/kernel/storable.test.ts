import { expect, test } from "vitest";
import { storable } from "./storable.ts";

test("zero bytes go, halves of surrogate pairs are replaced, everything else stays", () => {
  expect(storable("Оль\0га \ud83d")).toBe("Ольга \ufffd");
  expect(storable({ "a\0": ["\0", 1, null, true], emoji: "🥴" })).toEqual({ a: ["", 1, null, true], emoji: "🥴" });
  expect(storable(undefined)).toBeUndefined();
});

test("a key that means the prototype stays a plain key", () => {
  const cleaned = storable({ "__pro\0to__": { isAdmin: true } });
  expect(Object.getPrototypeOf(cleaned)).toBe(Object.prototype);
  expect(cleaned).not.toHaveProperty("isAdmin");
});

test("what is nested deeper than anything of ours is refused before it is walked", () => {
  let deep: unknown = "x";
  for (let i = 0; i < 50_000; i += 1) deep = { not: deep };
  expect(() => storable(deep)).toThrow("some fields are wrong");
});
