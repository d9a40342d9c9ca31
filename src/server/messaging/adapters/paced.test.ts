import { expect, it } from "vitest";
import { paced } from "./paced.ts";

it("lets requests through one at a time, a gap apart, in their order", async () => {
  const inTurn = paced(40);
  const begun = performance.now();
  const starts = await Promise.all([1, 2, 3, 4].map((n) => inTurn(async () => ({ n, at: performance.now() - begun }))));
  expect(starts.map(({ n }) => n)).toEqual([1, 2, 3, 4]);
  // A timer may be late, never early (but for the rounding of a millisecond).
  starts.forEach(({ at }, i) => expect(at).toBeGreaterThanOrEqual(i * 40 - 2));
});
