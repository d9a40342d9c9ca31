import { describe, expect, it } from "vitest";
import { faultOf, isNumbered, isTooLong, placeholdersOf, renderTemplate } from "./template-rules.ts";

describe("templates", () => {
  it("name their variables once, in order", () => {
    expect(placeholdersOf("{{1}}, заявка № {{2}}. {{1}}!")).toEqual(["1", "2"]);
    expect(isNumbered("{{1}} и {{name}}")).toBe(false);
  });

  it("keep what has no value as it is written, and do not fill values anew", () => {
    expect(renderTemplate("{{1}}, {{2}}", { 1: "{{2}}" })).toBe("{{2}}, {{2}}");
  });

  it.each([
    ["Ольга\nИванова", "line-break"],
    ["Ольга     Иванова", "too-many-spaces"],
    ["Ольга    Иванова", null],
    ["а".repeat(1025), "too-long"],
  ] as const)("%j is judged %s", (value, fault) => expect(faultOf(value)).toBe(fault));

  it("hold 1024 characters at most", () => {
    expect(isTooLong("а".repeat(1024))).toBe(false);
    expect(isTooLong("а".repeat(1025))).toBe(true);
  });
});
