import { expect, it } from "vitest";
import { waitOf } from "./wait.ts";

const now = new Date("2026-11-24T10:00:00Z");
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();

it("says how long the client waits and when it is too long", () => {
  expect(waitOf(ago(0), now)).toEqual({ unit: "minutes", n: 0, tone: "gray" });
  expect(waitOf(ago(15), now)).toEqual({ unit: "minutes", n: 15, tone: "amber" });
  expect(waitOf(ago(60), now)).toEqual({ unit: "hours", n: 1, tone: "red" });
  expect(waitOf(ago(3 * 1440), now)).toEqual({ unit: "days", n: 3, tone: "red" });
});
