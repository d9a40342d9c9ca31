import { describe, expect, it } from "vitest";
import { gateOf, isOnRoad } from "./gate.ts";

const open = (position: number) => ({ kind: "open" as const, position });

describe("the way to a stage", () => {
  it("is free forward", () => {
    expect(gateOf(open(1), open(3))).toBeNull();
    expect(gateOf(open(1), { kind: "won", position: 7 })).toBeNull();
  });

  it("asks for a reason back", () => {
    expect(gateOf(open(3), open(1))).toEqual({ reason: true, lostReason: false, parkedUntil: false });
  });

  it("asks why it is lost and till when it is parked", () => {
    expect(gateOf(open(3), { kind: "lost", position: 8 })).toEqual({
      reason: false,
      lostReason: true,
      parkedUntil: false,
    });
    expect(gateOf(open(3), { kind: "parked", position: 9 })).toEqual({
      reason: false,
      lostReason: false,
      parkedUntil: true,
    });
  });

  it("asks both on the way from parked back to lost", () => {
    expect(gateOf({ kind: "parked", position: 9 }, { kind: "lost", position: 8 })).toEqual({
      reason: true,
      lostReason: true,
      parkedUntil: false,
    });
  });
});

it("keeps refusal and parking beside the road", () => {
  expect(["open", "won", "lost", "parked"].filter((kind) => isOnRoad({ kind: kind as "open" }))).toEqual([
    "open",
    "won",
  ]);
});
