import { describe, expect, it } from "vitest";
import { atOnce } from "../../rules.ts";
import { stopsOf, waitsForOf, type WaitingRobot } from "./rules.ts";

const at = (hour: number): Date => new Date(Date.UTC(2026, 10, 24, hour));
const byDate = (ifEmpty: "wait" | "at-once"): WaitingRobot["timing"] => ({
  ...atOnce,
  delay: {
    kind: "date",
    field: "card.court",
    direction: "at",
    amount: 0,
    unit: "days",
    time: "10:00",
    ifEmpty,
    ifPast: "at-once",
  },
});

let ids = 0;
const robot = (more: Partial<WaitingRobot> = {}): WaitingRobot => ({
  ruleId: (ids += 1),
  round: 1,
  dueAt: at(10),
  parentId: null,
  chain: 0,
  timing: atOnce,
  hasCondition: false,
  awaits: null,
  waitsForShift: false,
  stopsOthers: false,
  ...more,
});

describe("what a waiting robot is said to wait for", () => {
  it("is its moment, unless a robot above it in the chain comes later or never knows when", () => {
    expect(waitsForOf([robot({ dueAt: at(12) }), robot({ dueAt: at(12) }), robot({ dueAt: at(11) })])).toEqual([
      "time",
      "time",
      "previous",
    ]);
    expect(waitsForOf([robot({ awaits: "messaging.received" }), robot({ dueAt: at(20) })])).toEqual([
      "event",
      "previous",
    ]);
    expect(waitsForOf([robot({ dueAt: null, timing: byDate("wait") }), robot()])).toEqual(["empty-date", "previous"]);
  });

  it("does not mind the chain where the robot is parallel, a further round, or of another chain", () => {
    const later = robot({ dueAt: at(20) });
    const parallel = robot({ timing: { ...atOnce, order: "parallel" } });
    expect(waitsForOf([later, parallel, robot({ round: 2 }), robot({ chain: 7 })])).toEqual([
      "time",
      "time",
      "time",
      "time",
    ]);
    expect(waitsForOf([{ ...parallel, dueAt: at(20) }, robot()])).toEqual(["time", "time"]);
  });

  it("is the branch while that waits itself, and the shift once the moment has come without it", () => {
    const branch = robot();
    expect(waitsForOf([branch, robot({ parentId: branch.ruleId }), robot({ parentId: 999_999 })])).toEqual([
      "time",
      "branch",
      "previous",
    ]);
    expect(waitsForOf([robot({ waitsForShift: true })])).toEqual(["shift"]);
    expect(waitsForOf([robot({ dueAt: null })])).toEqual(["previous"]);
  });
});

describe("what would stop it", () => {
  it("is the end of the chain by a robot below, where that waits for nobody", () => {
    const below = robot({ stopsOthers: true });
    expect(stopsOf([robot(), below])[0]).toEqual(["leave-stage", "person"]);
    expect(stopsOf([robot(), { ...below, timing: { ...atOnce, order: "parallel" } }])[0]).toEqual([
      "leave-stage",
      "person",
      "stop-chain",
    ]);
  });

  it("is leaving the stage and a person, and what its own settings name", () => {
    expect(stopsOf([robot()])).toEqual([["leave-stage", "person"]]);
    expect(stopsOf([robot({ timing: { ...atOnce, cancelOnLeave: false }, hasCondition: true })])).toEqual([
      ["condition-false", "person"],
    ]);
    expect(stopsOf([robot({ timing: byDate("wait") }), robot({ timing: byDate("at-once") })])).toEqual([
      ["leave-stage", "date-cleared", "person"],
      ["leave-stage", "person"],
    ]);
    expect(stopsOf([robot({ awaits: "x", hasCondition: true, timing: byDate("wait") })])).toEqual([
      ["leave-stage", "person"],
    ]);
  });

  it("is a branch, an end of the chain or a failure only of robots above it", () => {
    const branch = robot({ timing: { ...atOnce, onFailure: { kind: "stop" } } });
    const ender = robot({ stopsOthers: true });
    expect(stopsOf([branch, robot({ parentId: branch.ruleId }), ender, robot()])).toEqual([
      ["leave-stage", "person"],
      ["leave-stage", "branch", "person", "failure-above"],
      ["leave-stage", "person", "failure-above"],
      ["leave-stage", "person", "stop-chain", "failure-above"],
    ]);
  });
});
