import { describe, expect, it } from "vitest";
import { day, dayInWords, money, moneyInFull, moneyInWords, number } from "./words.ts";

const spaced = (text: string) => text.replaceAll("\u00A0", " ");

describe("sums and days in papers", () => {
  // requisites-and-payments.md, section 2, and the sums that break programs.
  it.each([
    [0, "Ноль рублей 00 копеек"],
    [1, "Ноль рублей 01 копейка"],
    [100, "Один рубль 00 копеек"],
    [202, "Два рубля 02 копейки"],
    [2100, "Двадцать один рубль 00 копеек"],
    [100_100, "Одна тысяча один рубль 00 копеек"],
    [1_234_567, "Двенадцать тысяч триста сорок пять рублей 67 копеек"],
    [2_100_021, "Двадцать одна тысяча рублей 21 копейка"],
    [250_000_005, "Два миллиона пятьсот тысяч рублей 05 копеек"],
    [100_000_000_000_000, "Один триллион рублей 00 копеек"],
  ])("writes %d kopecks as %s", (kopecks, words) => {
    expect(moneyInWords(kopecks)).toBe(words);
  });

  it("parts thousands and never loses a kopeck", () => {
    expect(spaced(money(0))).toBe("0,00");
    expect(spaced(money(1))).toBe("0,01");
    expect(spaced(money(2_100_021))).toBe("21 000,21");
    expect(spaced(money(100_000_000_000_000))).toBe("1 000 000 000 000,00");
    expect(spaced(moneyInFull(2_100_021))).toBe("21 000,21 руб. (Двадцать одна тысяча рублей 21 копейка)");
    expect(() => money(0.5)).toThrow(RangeError);
  });

  it("writes days in figures and in words", () => {
    expect(day("2026-03-02")).toBe("02.03.2026");
    expect(spaced(dayInWords("2026-03-02"))).toBe("2 марта 2026 года");
    expect(number(54.3)).toBe("54,3");
  });
});
