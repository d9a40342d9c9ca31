import { expect, test } from "vitest";
import { HouseError } from "./errors.ts";
import { idCursor, instantOf, keyCursor, numberOf } from "./cursor.ts";

const isRefused = (read: () => unknown): boolean => {
  try {
    read();
    return false;
  } catch (error) {
    return error instanceof HouseError && error.fields?.["after"] === "wrong";
  }
};

test("what a page gave out is read back", () => {
  expect(idCursor(undefined)).toBeNull();
  expect(idCursor("42")).toBe(42);
  expect(keyCursor("Ким_Ира_7")).toEqual({ value: "Ким_Ира", id: 7 });
  expect(keyCursor("_7")).toEqual({ value: "", id: 7 });
  expect(instantOf("2026-11-24T03:00:00.000Z")).toEqual(new Date("2026-11-24T03:00:00Z"));
  expect([numberOf("-1024"), numberOf("0.5"), numberOf("1.5e-7")]).toEqual([-1024, 0.5, 1.5e-7]);
});

test.each(["", "x", "-1", "1.5", "1e9", "9007199254740993", "\0", "Infinity"])("%j is no id", (after) => {
  expect(isRefused(() => idCursor(after))).toBe(true);
});

test.each(["", "1", "a_b", "x_-1", "x_1.5", "x_9223372036854775808"])("%j is no value with an id", (after) => {
  expect(isRefused(() => keyCursor(after))).toBe(true);
});

test("neither a strange date nor a strange number reaches a query", () => {
  for (const value of ["", "infinity", "2026-99-99T00:00:00Z", "294277-01-01", "1"])
    expect(isRefused(() => instantOf(value))).toBe(true);
  for (const value of ["", "NaN", "Infinity", "1e999", "0x10", "--1"])
    expect(isRefused(() => numberOf(value))).toBe(true);
});
