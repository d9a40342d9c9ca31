import { describe, expect, it } from "vitest";
import { codeFor, isCode, typedOf, valueOf } from "./value-words.ts";

describe("values of variables and constants", () => {
  it("reads numbers as people write them here", () => {
    expect(valueOf("number", "12 000,50")).toBe(12000.5);
    expect(valueOf("number", "-3")).toBe(-3);
    expect(valueOf("number", "12 рублей")).toBeUndefined();
  });

  it("takes blank for no value, whatever the type", () => {
    expect((["text", "number", "date", "flag"] as const).map((type) => valueOf(type, "  "))).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it("refuses what does not fit the type", () => {
    expect(valueOf("date", "24.11")).toBeUndefined();
    expect(valueOf("text", "я".repeat(1001))).toBeUndefined();
    expect(valueOf("flag", "false")).toBe(false);
  });

  it("shows in the field what reads back as the same value", () => {
    for (const [type, value] of [
      ["number", 12000.5],
      ["date", "2026-11-24"],
      ["flag", true],
      ["text", "+7 391 200-00-00"],
    ] as const)
      expect(valueOf(type, typedOf(value, ","))).toBe(value);
  });

  it("makes a code of the title", () => {
    expect(codeFor("Телефон офиса")).toBe("telefon-ofisa");
    expect(codeFor("2-я скидка, %")).toBe("ya-skidka");
    expect(codeFor("№ 7")).toBe("");
    expect(isCode(codeFor("Ещё одно очень длинное название переменной карты"))).toBe(true);
  });
});
