import { expect, test } from "vitest";
import { formatRoundRubles, formatRubleRange, formatRubles, parseRubles } from "./rubles.ts";

const plain = (text: string) => text.replaceAll("\u00a0", " ");

test("sums are shown with a space at thousands and kopecks only when there are some", () => {
  expect(plain(formatRubles(1_200_000))).toBe("12 000 ₽");
  expect(plain(formatRubles(1_714_285))).toBe("17 142,85 ₽");
  expect(plain(formatRubles(0))).toBe("0 ₽");
  expect(plain(formatRubles(-5005))).toBe("−50,05 ₽");
});

test("round sums are shown in thousands and millions", () => {
  expect(plain(formatRoundRubles(2_500_000))).toBe("25 тыс. ₽");
  expect(plain(formatRoundRubles(100_000_000))).toBe("1 млн ₽");
  expect(plain(formatRoundRubles(123_400))).toBe("1 234 ₽");
});

test.each([
  ["450 000", 450_000],
  ["450000 ₽", 450_000],
  ["450 тыс.", 450_000],
  ["450 тысяч рублей", 450_000],
  ["450к", 450_000],
  ["1,2 млн", 1_200_000],
  ["1.2 млн руб.", 1_200_000],
  ["около 600 000", 600_000],
  ["640.000 руб.", 640_000],
  ["1,250,000", 1_250_000],
  ["640,5 р.", 640.5],
  ["12\u202f000,50", 12_000.5],
  ["0", 0],
])("«%s» is understood", (typed, rubles) => expect(parseRubles(typed)).toBe(rubles * 100));

test.each(["", "не знаю", "-5", "100-200", "1e9", "5 тыс 3 млн", "0x10", "12,3456", "1,25,000", "9".repeat(20)])(
  "«%s» is not one sum",
  (typed) => expect(parseRubles(typed)).toBeNull(),
);

test("a range says its unit once when both ends share it", () => {
  expect(plain(formatRubleRange(2_500_000, 50_000_000))).toBe("25–500 тыс. ₽");
  expect(plain(formatRubleRange(50_000_000, 100_000_000))).toBe("500 тыс. – 1 млн ₽");
  expect(plain(formatRubleRange(123_400, 234_500))).toBe("1 234–2 345 ₽");
});
