import { expect, it } from "vitest";
import { latestOf } from "./latest.ts";

const day = (on: string, difference = 0, state: "reading" | "done" | "failed" = "done") => ({
  day: on,
  difference,
  state,
});

it("tells of the newest day, and of several accounts the one that is not in order", () => {
  expect(latestOf([])).toBeUndefined();
  expect(latestOf([day("2026-11-23"), day("2026-11-22", 4)])?.difference).toBe(0);
  expect(latestOf([day("2026-11-23"), day("2026-11-23", 2), day("2026-11-22", 4)])?.difference).toBe(2);
  expect(latestOf([day("2026-11-23", 2), day("2026-11-23", 0, "failed")])?.state).toBe("failed");
});
