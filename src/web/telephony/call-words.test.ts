import { expect, it } from "vitest";
import { callOutcomes, callStates } from "../../api/telephony.ts";
import { callWord, callWordTexts } from "./call-words.ts";

it("has a word for every state and outcome", () => {
  for (const direction of ["in", "out"] as const)
    for (const state of callStates)
      for (const outcome of [null, ...callOutcomes])
        expect(callWordTexts[callWord({ state, outcome, direction }).text][0]).toMatch(/[а-я]/);
});

it("lets the outcome speak over the state, and never calls a doubtful call a failure", () => {
  expect(callWord({ state: "ended", outcome: "missed", direction: "in" })).toEqual({ text: "missed", tone: "red" });
  expect(callWord({ state: "unknown", outcome: null, direction: "out" }).tone).toBe("hollow");
  expect(callWord({ state: "ended", outcome: null, direction: "in" }).text).toBe("unknown");
});
