import { describe, expect, it } from "vitest";
import { eventNames } from "../../api/events.ts";
import { lineLooks, lookOf } from "./event-text.tsx";
import { lineNames } from "../../api/line-names.ts";

describe("words of the timeline", () => {
  it.each(lineNames)("%s has words in both languages", (name) => {
    expect(eventNames).toContain(name);
    const [ru, en] = lineLooks[name].text;
    expect(ru).toMatch(/[а-я]/i);
    expect(en).toMatch(/[a-z]/i);
    expect(en).not.toMatch(/[а-я]/i);
    const blanks = (text: string) =>
      [...text.matchAll(/\{(\w+)[,}]/g)].map((found) => found[1] ?? "").toSorted((a, b) => a.localeCompare(b));
    expect(blanks(en).filter((one) => one !== "n")).toEqual(blanks(ru).filter((one) => one !== "n"));
  });

  it("shows an unknown event by its name", () => {
    expect(lookOf("future.happened").text[0]).toBe("future.happened");
  });
});
