import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Timing } from "../../api/automation.ts";
import type { WorkCalendar } from "../kernel/working-time.ts";
import { atOnce, dueAt, momentsOf, nextRun, positionBetween, retryPause } from "./rules.ts";

const week = [...Array.from({ length: 5 }, () => ({ from: 540, to: 1080 })), null, null];
const calendar: WorkCalendar = { zone: "Asia/Krasnoyarsk", week, days: new Map() };
const friday17 = new Date("2026-11-27T10:00:00Z");
const after = (
  amount: number,
  unit: "seconds" | "minutes" | "hours" | "days" | "working-minutes",
  more: Partial<Timing> = {},
): Timing => ({ ...atOnce, delay: { kind: "after", amount, unit }, ...more });

describe("the moment of a robot", () => {
  it("is counted from the entry", () => {
    expect(dueAt(atOnce, friday17, friday17, null)).toEqual(friday17);
    expect(dueAt(after(90, "minutes"), friday17, friday17, null)).toEqual(new Date("2026-11-27T11:30:00Z"));
  });

  it("in working minutes skips the evening and the weekend", () => {
    expect(dueAt(after(90, "working-minutes"), friday17, friday17, calendar)).toEqual(new Date("2026-11-30T02:30:00Z"));
  });

  it("outside working hours is put off to their beginning where told", () => {
    expect(dueAt(after(2, "hours", { workingOnly: true }), friday17, friday17, calendar)).toEqual(
      new Date("2026-11-30T02:00:00Z"),
    );
  });

  it("days later is the same time by the clock, also when the clock is changed between", () => {
    const berlin = { ...calendar, zone: "Europe/Berlin" };
    expect(dueAt(after(1, "days"), new Date("2026-10-24T08:00:30Z"), new Date(0), berlin)).toEqual(
      new Date("2026-10-25T09:00:30Z"),
    );
  });

  it("waits for the end of the chance to undo, and then for working hours", () => {
    const safe = new Date("2026-11-27T11:00:05Z");
    expect(dueAt(atOnce, friday17, safe, null)).toEqual(safe);
    expect(dueAt({ ...atOnce, workingOnly: true }, new Date("2026-11-27T10:59:58Z"), safe, calendar)).toEqual(
      new Date("2026-11-30T02:00:00Z"),
    );
  });
});

describe("the next run of a stay", () => {
  const at = (ms: number) => new Date(ms);
  it("is the first that is due and that no waiting one of the chain above holds", () => {
    const head = { id: 1, dueAt: at(100), order: "after-previous" as const };
    const behind = { id: 2, dueAt: at(0), order: "after-previous" as const };
    const beside = { id: 3, dueAt: at(0), order: "parallel" as const };
    expect(nextRun([head, behind, beside], at(50))?.id).toBe(3);
    expect(nextRun([head, behind], at(50))).toBeNull();
    expect(nextRun([head, behind], at(100))?.id).toBe(1);
    expect(nextRun([beside, behind], at(50))?.id).toBe(3);
  });

  it("empties any stay in time, the chain in its order", () => {
    const run = fc.record({
      dueAt: fc.integer({ min: 0, max: 50 }).map(at),
      order: fc.constantFrom("after-previous" as const, "parallel" as const),
    });
    fc.assert(
      fc.property(fc.array(run, { maxLength: 10 }), (runs) => {
        let waiting = runs.map((one, id) => ({ ...one, id }));
        const done: number[] = [];
        for (let now = 0; now <= 50; now += 1) {
          for (let next = nextRun(waiting, at(now)); next; next = nextRun(waiting, at(now))) {
            const { id } = next;
            expect(next.dueAt.getTime()).toBeLessThanOrEqual(now);
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

it("asks for a stay once for all that is due, and once for each later moment", () => {
  const at = (ms: number) => new Date(ms);
  expect(momentsOf([at(1), at(5), at(20), at(20), at(10)], at(5))).toEqual([at(5), at(10), at(20)]);
});

it("pauses longer after each failure and gives up after the fifth", () => {
  expect([1, 2, 3, 4, 5].map(retryPause)).toEqual([5000, 30_000, 120_000, 600_000, null]);
});

it("finds a place between neighbours until there is no room", () => {
  expect(positionBetween(null, null)).toBe(1);
  expect(positionBetween(null, 1)).toBe(0);
  expect(positionBetween(3, null)).toBe(4);
  expect(positionBetween(1, 2)).toBe(1.5);
  expect(positionBetween(1, 1 + Number.EPSILON)).toBeNull();
});
