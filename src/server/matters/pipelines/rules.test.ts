import { expect, test } from "vitest";
import { isSystemStage, orderFault, type StandingStage } from "./rules.ts";

const stage = (id: number, code: string, kind: StandingStage["kind"] = "open"): StandingStage => ({ id, code, kind });
const [first, second, won, alsoWon, lost] = [
  stage(1, "a"),
  stage(2, "b"),
  stage(3, "c", "won"),
  stage(4, "d", "won"),
  stage(5, "e", "lost"),
] as const;
const all = [first, second, won, alsoWon, lost];

test("the first stage and the last way to an end stay; one of two ways to win may go", () => {
  expect(all.filter((one) => isSystemStage("court", all, one)).map((one) => one.id)).toEqual([1, 5]);
});

test("of applications the stages that the code knows stay wherever they stand", () => {
  const parked = stage(6, "parked", "parked");
  expect(isSystemStage("applications", [...all, parked], parked)).toBe(true);
  expect(isSystemStage("court", [...all, parked], parked)).toBe(false);
});

test("an order names every stage once and begins with an open one", () => {
  expect(orderFault(all, [2, 1, 4, 3, 5])).toBeNull();
  expect(orderFault(all, [3, 1, 2, 4, 5])).toBe("first-not-open");
  expect(orderFault(all, [1, 2, 3, 4])).toBe("stages-changed");
  expect(orderFault(all, [1, 2, 3, 4, 4])).toBe("stages-changed");
  expect(orderFault(all, [1, 2, 3, 4, 6])).toBe("stages-changed");
});
