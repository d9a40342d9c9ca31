import { expect, it } from "vitest";
import { callResults } from "../../api/call-words.ts";
import { usualSteps } from "./next-steps.ts";

// Tuesday, noon in Krasnoyarsk (UTC+7).
const clock = { zone: "Asia/Krasnoyarsk", now: new Date("2026-11-24T05:02:00Z") };

it("offers after no answer to call again in an hour, round to five minutes, and tomorrow at ten", () => {
  expect(usualSteps("no-answer", clock).slice(0, 2)).toEqual([
    { kind: "call", pick: "in-hour", at: "2026-11-24T06:05:00.000Z" },
    { kind: "call", pick: "tomorrow", at: "2026-11-25T03:00:00.000Z" },
  ]);
});

it("has a step for every result, each one's term to come", () => {
  for (const result of callResults) {
    const steps = usualSteps(result, clock);
    expect(steps.length).toBeGreaterThan(0);
    expect(steps.every(({ at }) => at > clock.now.toISOString())).toBe(true);
  }
});
