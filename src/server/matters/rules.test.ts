import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isOpenOn, moveFault, rankBetween, type StagePlace } from "./rules.ts";
import { shippedPipelines } from "./shipped-pipelines.ts";

const open = (position: number): StagePlace => ({ position, kind: "open" });
const lost: StagePlace = { position: 8, kind: "lost" };
const parked: StagePlace = { position: 9, kind: "parked" };
const today = "2026-11-24";

describe("a move", () => {
  test.each<[string, StagePlace, StagePlace, Parameters<typeof moveFault>[2], ReturnType<typeof moveFault>]>([
    ["forward asks for nothing", open(1), open(4), { by: "hand" }, null],
    ["back asks a person why", open(4), open(1), { by: "hand" }, "reason-needed"],
    ["back with a reason", open(4), open(1), { by: "hand", reason: "ошибся" }, null],
    ["back by a robot was decided by whoever set it", open(4), open(1), { by: "robot" }, null],
    ["to refusal needs its reason", open(4), lost, { by: "hand" }, "lost-reason-needed"],
    ["to refusal, of a trigger too", open(4), lost, { by: "trigger" }, "lost-reason-needed"],
    ["to refusal with its reason", open(4), lost, { by: "hand", lostReason: "дорого" }, null],
    ["to parking needs a date of a person", open(4), parked, { by: "hand" }, "parked-date-needed"],
    ["to parking till yesterday", open(4), parked, { by: "hand", parkedUntil: "2026-11-23" }, "parked-date-past"],
    ["to parking till tomorrow", open(4), parked, { by: "hand", parkedUntil: "2026-11-25" }, null],
    ["to parking by a robot without a date", open(4), parked, { by: "robot" }, null],
    ["out of refusal asks why", lost, open(2), { by: "hand" }, "reason-needed"],
  ])("%s", (_name, from, to, words, fault) => expect(moveFault(from, to, words, today)).toBe(fault));

  test("won and lost close the matter, parked does not", () => {
    expect((["open", "won", "lost", "parked"] as const).map((kind) => isOpenOn({ position: 1, kind }))).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});

test("a rank between two neighbours stands strictly between, or there is no room", () => {
  const rank = fc.double({ min: -1e12, max: 1e12, noNaN: true });
  fc.assert(
    fc.property(rank, rank, (a, b) => {
      const between = rankBetween(a, b);
      return between === null ? a >= b || (a + b) / 2 <= a || (a + b) / 2 >= b : a < between && between < b;
    }),
  );
  expect(rankBetween(null, null)).toBe(0);
  expect(rankBetween(null, 5)).toBeLessThan(5);
  expect(rankBetween(5, null)).toBeGreaterThan(5);
  expect(rankBetween(5, 5)).toBeNull();
});

test("shipped pipelines have unique codes, both languages, an open first stage and a way to end", () => {
  expect(shippedPipelines.map((p) => p.code)).toEqual(["applications", "court", "mfc", "protection", "payments"]);
  for (const pipeline of shippedPipelines) {
    expect(new Set(pipeline.stages.map((s) => s.code)).size).toBe(pipeline.stages.length);
    expect(pipeline.stages.every((s) => s.name && s.nameEn && /^#[0-9a-f]{6}$/.test(s.color))).toBe(true);
    expect(pipeline.stages[0]?.kind).toBe("open");
    expect(pipeline.stages.some((s) => s.kind === "won")).toBe(true);
  }
});
