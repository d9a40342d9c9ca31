import { expect, test } from "vitest";
import { arrange } from "./stage-groups.ts";

const template = (code: string, group: "application" | "court" | "payments") => ({ code, group });
const all = [
  template("invoice", "payments"),
  template("contract", "application"),
  template("petition", "court"),
  template("inventory", "court"),
];

test("papers of the stage come first, in the stage's own order", () => {
  const { fitting } = arrange(all, { pipeline: "court", stage: "petition" });
  expect(fitting.map(({ code }) => code)).toEqual(["petition", "inventory"]);
});

test("groups of the matter's pipeline stand before others, and nothing is lost", () => {
  const { groups } = arrange(all, { pipeline: "court", stage: "collect" });
  expect(groups.map(({ group }) => group)).toEqual(["court", "application", "payments"]);
  expect(groups.flatMap(({ templates }) => templates)).toHaveLength(all.length);
});

test("a pipeline of the firm's own has no favourites", () => {
  expect(arrange(all, { pipeline: "own", stage: "first" }).fitting).toEqual([]);
  expect(arrange(all, null).groups[0]?.group).toBe("application");
});
