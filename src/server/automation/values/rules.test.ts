import { describe, expect, it } from "vitest";
import { fitsType, namesValue, onlyMark, parseValue } from "./rules.ts";

describe("values", () => {
  it("are read as people write them", () => {
    expect(parseValue("number", " 12 000,50 ₽")).toBe(12000.5);
    expect(parseValue("number", "12 000 ₽")).toBe(12000);
    expect(parseValue("number", "-3")).toBe(-3);
    expect(parseValue("date", "24.11.2026")).toBe("2026-11-24");
    expect(parseValue("date", "2026-11-24")).toBe("2026-11-24");
    expect(parseValue("flag", "Да")).toBe(true);
    expect(parseValue("flag", "нет")).toBe(false);
    expect(parseValue("text", "  суд ")).toBe("суд");
  });

  it("that are blank are no value, and what does not fit is told apart from that", () => {
    for (const type of ["text", "number", "date", "flag"] as const) expect(parseValue(type, "  ")).toBeNull();
    expect(parseValue("number", "двадцать")).toBeUndefined();
    expect(parseValue("number", "1e5")).toBeUndefined();
    expect(parseValue("date", "31.02.2026")).toBeUndefined();
    expect(parseValue("date", "завтра")).toBeUndefined();
    expect(parseValue("flag", "может быть")).toBeUndefined();
  });

  it("fit their type or no value", () => {
    expect(fitsType("date", "2024-02-29")).toBe(true);
    expect(fitsType("date", "2025-02-29")).toBe(false);
    expect(fitsType("number", "5")).toBe(false);
    expect(fitsType("number", Number.NaN)).toBe(false);
    expect(fitsType("flag", null)).toBe(true);
    expect(fitsType("text", "я".repeat(1001))).toBe(false);
  });

  it("keep their own type where a text is one mark and nothing else", () => {
    expect(onlyMark(" {{ client.debt-kopecks }} ")).toBe("client.debt-kopecks");
    expect(onlyMark("{{client.city}}, {{client.name}}")).toBeNull();
    expect(onlyMark("долг {{client.debt-kopecks}}")).toBeNull();
  });
});

describe("a rule names a value", () => {
  const rule = { name: "automation.write-row", params: {}, condition: null, timing: {} };

  it("in its condition, texts, timing and as what it sets", () => {
    const named = (more: object) => namesValue({ ...rule, ...more }, "variable", "route");
    expect(named({ condition: { all: [{ field: "variable.route", op: "filled" }] } })).toBe(true);
    expect(named({ params: { text: "Путь: {{variable.route}}" } })).toBe(true);
    expect(named({ timing: { delay: { kind: "date", field: "variable.route" } } })).toBe(true);
    expect(named({ params: { variable: "route" } })).toBe(true);
    expect(named({ params: { into: "route" } })).toBe(true);
  });

  it("but not by a longer code, another kind or the bare word", () => {
    const named = (more: object) => namesValue({ ...rule, ...more }, "variable", "route");
    expect(named({ params: { text: "{{variable.route-2}} {{constant.route}} route" } })).toBe(false);
    expect(named({ params: { variable: "route-2" } })).toBe(false);
    expect(namesValue({ ...rule, params: { variable: "route" } }, "constant", "route")).toBe(false);
  });
});
