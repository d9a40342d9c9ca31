import { describe, expect, it } from "vitest";
import { clockOf, localTime } from "./clock.ts";

const now = new Date("2026-11-24T07:00:00Z");
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000).toISOString();

describe("the clock of an application", () => {
  it("is green, amber under five minutes, red when late", () => {
    expect(clockOf(inSeconds(12 * 60 + 40), now)).toEqual({ tone: "green", seconds: 760, way: "left" });
    expect(clockOf(inSeconds(300), now).tone).toBe("green");
    expect(clockOf(inSeconds(299), now).tone).toBe("amber");
    expect(clockOf(inSeconds(1), now)).toMatchObject({ tone: "amber", way: "left" });
    expect(clockOf(inSeconds(0), now)).toEqual({ tone: "red", seconds: 0, way: "late" });
    expect(clockOf(inSeconds(-200), now)).toEqual({ tone: "red", seconds: 200, way: "late" });
  });
  it("names the time instead of counting when it is far", () => {
    expect(clockOf(inSeconds(14 * 3600), now)).toMatchObject({ tone: "green", way: "until" });
  });
});

describe("the client's own time", () => {
  it("is told with a mark for night", () => {
    expect(localTime("Asia/Krasnoyarsk", now)).toEqual({ text: "14:00", isNight: false });
    expect(localTime("America/New_York", now)).toEqual({ text: "02:00", isNight: true });
    expect(localTime(null, now)).toBeNull();
    expect(localTime("Mars/Base", now)).toBeNull();
  });
});
