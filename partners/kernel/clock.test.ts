import { expect, test } from "vitest";
import { Clock } from "./clock.ts";

const failOn = (error: unknown): never => {
  throw error;
};
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test("an advance runs what is due in order of time and waits for each", async () => {
  const clock = new Clock(failOn);
  const seen: string[] = [];
  clock.after(60, "b", async () => {
    await pause(20);
    seen.push("minute");
  });
  clock.after(30, "a", async () => {
    await pause(20);
    seen.push("half");
    clock.after(10, "a", () => void seen.push("planned on the way"));
  });
  clock.after(3600, "c", () => void seen.push("hour"));
  const before = clock.now();
  const { fired, now } = await clock.advance(120);
  expect(seen).toEqual(["half", "planned on the way", "minute"]);
  expect(fired).toBe(3);
  expect(now - before).toBeGreaterThanOrEqual(120_000);
  expect(clock.now()).toBeGreaterThanOrEqual(now);
  clock.close();
});

test("left alone, the clock follows real time; jobs of one lane never overlap", async () => {
  const clock = new Clock(failOn);
  const seen: string[] = [];
  clock.after(0.01, "one", async () => {
    await pause(30);
    seen.push("first");
  });
  clock.after(0.02, "one", () => void seen.push("second"));
  clock.after(0.02, "other", () => void seen.push("other"));
  await pause(100);
  expect(seen).toEqual(["other", "first", "second"]);
  clock.close();
});

test("a failing job is reported and stops nothing", async () => {
  const errors: unknown[] = [];
  const clock = new Clock((error) => errors.push(error));
  clock.after(1, "one", () => Promise.reject(new Error("broken")));
  clock.after(2, "one", () => {});
  expect((await clock.advance(5)).fired).toBe(2);
  expect(errors).toHaveLength(1);
  clock.close();
});
