import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { eventNames } from "../../api/events.ts";
import { lineLooks, lookOf } from "./event-text.tsx";
import { lineNames } from "./line-names.ts";

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

  it("covers every event the server puts on the timeline", () => {
    const server = readFileSync(new URL("../../server/overview/get-timeline.ts", import.meta.url), "utf8");
    const all = /\ball: \[([^\]]+)\]/.exec(server)?.[1] ?? "";
    const names = [...all.matchAll(/"([a-z.-]+)"/g)].map((found) => found[1]);
    expect(names.length).toBeGreaterThan(10);
    expect(new Set(names)).toEqual(new Set<string | undefined>(lineNames));
  });

  it("shows an unknown event by its name", () => {
    expect(lookOf("future.happened").text[0]).toBe("future.happened");
  });
});
