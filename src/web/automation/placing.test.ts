import { describe, expect, it } from "vitest";
import { groupOf, inArm, onStage, type Rule } from "./model.ts";
import { canStand, lastIn, lastOn, placeAt, placed, presentPlace, stepBy } from "./placing.ts";
import { newTiming } from "./words/timing.ts";

const rule = (id: number, stageId: number, position: number): Rule => ({
  id,
  stageId,
  kind: "robot",
  name: "x",
  title: "",
  params: {},
  timing: newTiming,
  condition: null,
  allowBack: false,
  isOn: true,
  position,
  parentId: null,
  arm: null,
  change: "none",
  counts: { runsMonth: 0, failedMonth: 0, waiting: 0 },
  changedAt: "2026-11-24T00:00:00Z",
  changedBy: null,
  isBroken: false,
});
const rules = [rule(1, 10, 1), rule(2, 10, 2), rule(3, 10, 3), rule(4, 20, 1)];
const root = { stageId: 10, parentId: null, arm: null };
const order = (list: Rule[], stageId: number) => groupOf(list, onStage(stageId, "robot")).map((one) => one.id);

describe("the place of a rule", () => {
  it("steps up and down, and not past the edge", () => {
    expect(stepBy(rules, rules[1]!, -1)).toEqual({ ...root, beforeId: null, afterId: 1 });
    expect(stepBy(rules, rules[1]!, 1)).toEqual({ ...root, beforeId: 3, afterId: null });
    expect(stepBy(rules, rules[0]!, -1)).toBeNull();
  });

  it("shows the list at once as the server will have it, and leads back", () => {
    const down = stepBy(rules, rules[0]!, 1)!;
    const moved = placed(rules, 1, down);
    expect(order(moved, 10)).toEqual([2, 1, 3]);
    expect(order(placed(moved, 1, presentPlace(rules, rules[0]!)), 10)).toEqual([1, 2, 3]);
    expect(order(placed(rules, 2, placeAt(rules, rules[1]!, onStage(20, "robot"), 0)), 20)).toEqual([2, 4]);
    expect(order(placed(rules, 2, lastOn(rules, rules[1]!, 20)), 20)).toEqual([4, 2]);
    expect(order(placed(rules, 2, lastOn(rules, rules[1]!, 30)), 30)).toEqual([2]);
  });

  it("takes a branch with all that stands in its ways, and never into them", () => {
    const branch = { ...rule(5, 10, 4), name: "automation.branch" };
    const inner: Rule = { ...rule(6, 10, 5), parentId: 5, arm: "then" };
    const all = [...rules, branch, inner];
    expect(order(all, 10)).toEqual([1, 2, 3, 5]);
    const into = placed(all, 2, lastIn(all, rules[1]!, inArm(branch, "then")));
    expect(groupOf(into, inArm(branch, "then")).map((one) => one.id)).toEqual([6, 2]);
    const away = placed(all, 5, lastOn(all, branch, 20));
    expect(away.filter((one) => one.stageId === 20).map((one) => one.id)).toEqual([4, 5, 6]);
    expect(canStand(all, branch, inArm(branch, "else"))).toBe(false);
    expect(canStand(all, rules[0]!, inArm(branch, "else"))).toBe(true);
  });
});
