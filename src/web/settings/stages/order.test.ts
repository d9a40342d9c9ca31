import { expect, test } from "vitest";
import { dropped, stepped } from "./order.ts";

test("a stage steps past its neighbour and stops at the ends", () => {
  expect(stepped([1, 2, 3], 2, -1)).toEqual([2, 1, 3]);
  expect(stepped([1, 2, 3], 2, 1)).toEqual([1, 3, 2]);
  expect(stepped([1, 2, 3], 1, -1)).toBeNull();
  expect(stepped([1, 2, 3], 3, 1)).toBeNull();
  expect(stepped([1, 2, 3], 4, 1)).toBeNull();
});

test("a dropped stage stands at the edge of the other; where it stands already nothing changes", () => {
  expect(dropped([1, 2, 3], 1, 3, "bottom")).toEqual([2, 3, 1]);
  expect(dropped([1, 2, 3], 3, 1, "top")).toEqual([3, 1, 2]);
  expect(dropped([1, 2, 3], 1, 3, "top")).toEqual([2, 1, 3]);
  expect(dropped([1, 2, 3], 1, 2, "top")).toBeNull();
  expect(dropped([1, 2, 3], 9, 2, "top")).toBeNull();
});
