import { describe, expect, it } from "vitest";
import { inOrder, isFolded, phaseOf, secondsOf } from "./dock-model.ts";

const call = (id: number, state: "requested" | "ringing" | "answered" | "unknown" | "ended", more: object = {}) => ({
  id,
  state,
  direction: "in" as "in" | "out",
  isMine: true,
  ...more,
});

describe("what a call is doing", () => {
  it("rings at me, or at a colleague for whom I may step in", () => {
    expect(phaseOf(call(1, "ringing"))).toBe("rings");
    expect(phaseOf(call(1, "ringing", { isMine: false }))).toBe("elsewhere");
  });

  it("of my own request says that my phone is rung, never that the client's is", () => {
    expect(phaseOf(call(1, "requested", { direction: "out" }))).toBe("dials");
    expect(phaseOf(call(1, "ringing", { direction: "out" }))).toBe("dials");
    expect(phaseOf(call(1, "unknown", { direction: "out" }))).toBe("doubt");
  });
});

it("opens the talk first, then what rings, then what waits for a result; a colleague's call last", () => {
  const calls = [
    call(1, "ended"),
    call(2, "ringing", { isMine: false }),
    call(3, "ended"),
    call(4, "ringing"),
    call(5, "answered"),
  ];
  expect(inOrder(calls).map(({ id }) => id)).toEqual([5, 4, 3, 1, 2]);
});

describe("the folded card", () => {
  const mine = [{ id: 5, isMine: true }];
  const wide = { foldedAt: 0, openedAt: 0, isNarrow: false };
  it("stands open until folded, and a newer call of one's own opens it", () => {
    expect(isFolded(mine, wide)).toBe(false);
    expect(isFolded(mine, { ...wide, foldedAt: 5 })).toBe(true);
    expect(isFolded([...mine, { id: 6, isMine: true }], { ...wide, foldedAt: 5 })).toBe(false);
    expect(isFolded([...mine, { id: 6, isMine: false }], { ...wide, foldedAt: 5 })).toBe(true);
  });

  it("comes folded for a colleague's call and on a narrow screen, and opens when asked", () => {
    expect(isFolded([{ id: 7, isMine: false }], wide)).toBe(true);
    expect(isFolded(mine, { ...wide, isNarrow: true })).toBe(true);
    expect(isFolded(mine, { ...wide, isNarrow: true, openedAt: 5 })).toBe(false);
  });
});

it("counts the waiting, then the talk, and stops with the call", () => {
  const now = new Date("2026-11-24T10:01:30Z");
  const rang = { at: "2026-11-24T10:00:00Z", answeredAt: null, endedAt: null, talkSeconds: null };
  expect(secondsOf(rang, now)).toBe(90);
  expect(secondsOf({ ...rang, answeredAt: "2026-11-24T10:01:00Z" }, now)).toBe(30);
  expect(secondsOf({ ...rang, endedAt: "2026-11-24T10:01:00Z", talkSeconds: 42 }, now)).toBe(42);
  // A clock behind the server's must not count backwards.
  expect(secondsOf({ ...rang, at: "2026-11-24T10:05:00Z" }, now)).toBe(0);
});
