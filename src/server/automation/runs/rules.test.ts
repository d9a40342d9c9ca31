import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { atOnce } from "../rules.ts";
import { inTreeOrder, nextRun, reachedRuns, type WaitingRun } from "./rules.ts";

const at = (ms: number) => new Date(ms);
const waits = (id: number, more: Partial<WaitingRun> = {}): WaitingRun => ({
  id,
  ruleId: id,
  dueAt: at(0),
  order: "after-previous",
  round: 1,
  parentId: null,
  chain: 0,
  isFromPrevious: false,
  ...more,
});

describe("the next run of a stay", () => {
  it("is the first that is due and that no waiting one of the chain above holds", () => {
    const head = waits(1, { dueAt: at(100) });
    const behind = waits(2);
    const beside = waits(3, { order: "parallel" });
    expect(nextRun([head, behind, beside], at(50))?.id).toBe(3);
    expect(nextRun([head, behind], at(50))).toBeNull();
    expect(nextRun([head, behind], at(100))?.id).toBe(1);
    expect(nextRun([waits(1, { dueAt: null }), behind], at(100))).toBeNull();
  });

  it("is not in an arm while its branch waits, and a further round holds nobody", () => {
    const branch = waits(1, { dueAt: at(100), order: "parallel" });
    const inArm = waits(2, { parentId: 1, chain: 1 });
    expect(nextRun([branch, inArm, waits(3)], at(50))?.id).toBe(3);
    expect(nextRun([inArm, waits(3)], at(50))?.id).toBe(2);
    expect(nextRun([waits(1, { round: 2, dueAt: at(100) }), waits(2)], at(50))?.id).toBe(2);
  });

  it("that counts from the robot above is reached when nothing above it waits", () => {
    const last = waits(2, { dueAt: null, isFromPrevious: true });
    expect(reachedRuns([waits(1, { dueAt: at(100) }), last])).toEqual([]);
    expect(reachedRuns([last])).toEqual([last]);
    expect(reachedRuns([waits(1, { dueAt: null })])).toEqual([]);
  });

  it("empties any stay in time, the chain in its order", () => {
    const run = fc.record({
      dueAt: fc.integer({ min: 0, max: 50 }).map(at),
      order: fc.constantFrom("after-previous" as const, "parallel" as const),
    });
    fc.assert(
      fc.property(fc.array(run, { maxLength: 10 }), (runs) => {
        let waiting = runs.map((one, id) => waits(id, one));
        const done: number[] = [];
        for (let now = 0; now <= 50; now += 1) {
          for (let next = nextRun(waiting, at(now)); next; next = nextRun(waiting, at(now))) {
            const { id } = next;
            expect(next.dueAt?.getTime()).toBeLessThanOrEqual(now);
            waiting = waiting.filter((one) => one.id !== id);
            done.push(id);
          }
        }
        const chain = done.filter((id) => runs[id]?.order === "after-previous");
        expect(waiting).toEqual([]);
        expect(chain).toEqual(chain.toSorted((a, b) => a - b));
      }),
    );
  });
});

it("a stage's robots stand in the order in which people read them, each branch followed by its arms", () => {
  const rule = (
    ruleId: number,
    position: number,
    parentId: number | null = null,
    arm: "then" | "else" | null = null,
  ) => ({
    ruleId,
    position,
    parentId,
    arm,
    timing: atOnce,
  });
  const beside = { ...rule(5, 3), timing: { ...atOnce, order: "parallel" as const } };
  const robots = [
    rule(9, 4),
    rule(4, 1, 2, "else"),
    rule(3, 2, 2, "then"),
    rule(2, 2),
    rule(1, 1),
    beside,
    rule(6, 1, 5, "then"),
    rule(7, 1, 77, "then"),
  ];
  expect(inTreeOrder(robots).map(({ ruleId, chain }) => [ruleId, chain])).toEqual([
    [1, 0],
    [2, 0],
    [3, 0],
    [4, 0],
    [5, 0],
    [6, 5],
    [9, 0],
  ]);
});
