import { describe, expect, it } from "vitest";
import { connectionState } from "./connections/connection-state.ts";
import { clockText, isWhole, minutesOf } from "./firm/minutes.ts";
import { gapsOf, hasNamed, placesOf, readingOf, variablesFor } from "./templates/places.ts";
import { makePassword } from "./users/password.ts";

describe("hours of the firm", () => {
  it("are read as people write them", () => {
    expect(["9", "09:00", "9.30", "24:00"].map(minutesOf)).toEqual([540, 540, 570, 1440]);
    expect(["", "9:7", "25:00", "09:75", "утро"].map(minutesOf)).toEqual([null, null, null, null, null]);
    expect([540, 1440].map(clockText)).toEqual(["09:00", "24:00"]);
    expect(isWhole("61", 0, 60)).toBe(false);
  });
});

describe("places of a template", () => {
  const body = "{{1}}, заявка {{2}} принята. {{1}}!";
  it("are filled by facts, fallbacks, or by nothing", () => {
    const variables = [{ index: 1, field: "client.first-name", fallback: "" }];
    expect(placesOf(body)).toEqual([1, 2]);
    expect(gapsOf(body, variables)).toEqual([2]);
    expect(variablesFor(body, variables)[1]).toEqual({ index: 2, field: "", fallback: "" });
    expect(readingOf(body, variables, () => "Имя")).toBe("[Имя], заявка {{2}} принята. [Имя]!");
    expect([hasNamed(body), hasNamed("Привет, {{name}}")]).toEqual([false, true]);
  });
});

it("tells how the partner answered last", () => {
  const [early, late] = ["2026-11-24T01:00:00Z", "2026-11-24T02:00:00Z"];
  expect(connectionState({ isOn: true, lastSuccessAt: early, lastErrorAt: late })).toBe("fails");
  expect(connectionState({ isOn: true, lastSuccessAt: late, lastErrorAt: early })).toBe("works");
  expect(connectionState({ isOn: true, lastSuccessAt: null, lastErrorAt: null })).toBe("unknown");
  expect(connectionState({ isOn: false, lastSuccessAt: late, lastErrorAt: null })).toBe("off");
});

it("makes passwords that are long and never alike", () => {
  expect(makePassword()).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
  expect(makePassword()).not.toBe(makePassword());
});
