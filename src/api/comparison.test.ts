import { expect, test } from "vitest";
import { compareWays, describeWays, duration, type ComparisonAssumptions } from "./comparison.ts";

const given: ComparisonAssumptions = {
  yearlyRatePercent: 24,
  agreedRatePercent: 12,
  agreedMonths: 60,
  mfcMin: 2_500_000,
  mfcMax: 100_000_000,
  mfcMonths: 6,
  courtMonthsFrom: 8,
  courtMonthsTo: 14,
  feeKopecks: 12_000_000,
  depositKopecks: 2_500_000,
  noticesKopecks: 2_000_000,
};

test("going on paying: two months at 2 % a month, counted by hand", () => {
  // 1000 + 20 − 600 = 420; 420 + 8.40 = 428.40 in the last payment
  expect(compareWays({ debt: 100_000, monthly: 60_000 }, given).keepPaying).toEqual({
    kind: "repaid",
    months: 2,
    total: 102_840,
  });
});

test("a payment that only covers interest never repays the debt", () => {
  expect(compareWays({ debt: 60_000_000, monthly: 1_200_000 }, given).keepPaying).toEqual({
    kind: "never",
    interest: 1_200_000,
  });
  expect(compareWays({ debt: 60_000_000, monthly: 0 }, given).keepPaying.kind).toBe("never");
});

test("an agreement is an annuity on the stated terms", () => {
  expect(compareWays({ debt: 60_000_000, monthly: 2_800_000 }, given).agree).toEqual({
    monthly: 1_334_700,
    months: 60,
    total: 80_082_000,
  });
});

test("the court way is our fee with the obligatory costs, never the fee alone", () => {
  expect(compareWays({ debt: 60_000_000, monthly: 2_800_000 }, given).court.total).toBe(16_500_000);
});

test("MFC takes debts within its limits, edges included", () => {
  const fit = (debt: number) => compareWays({ debt, monthly: 1 }, given).mfc;
  expect([fit(2_499_999), fit(2_500_000), fit(100_000_000), fit(100_000_001)]).toEqual([
    "below",
    "fits",
    "fits",
    "above",
  ]);
});

test("the lines say when a way does not fit", () => {
  const lines = describeWays(compareWays({ debt: 200_000_000, monthly: 100_000 }, given), given);
  expect(lines.keepPaying.sum).toBe("Долг не уменьшится");
  expect(lines.mfc).toEqual({ sum: "Не подходит по сумме", time: "МФЦ принимает долги до 1\u00a0млн\u00a0₽" });
});

test.each([
  [0, "0 месяцев"],
  [1, "1 месяц"],
  [11, "11 месяцев"],
  [12, "1 год"],
  [26, "2 года 2 месяца"],
  [60, "5 лет"],
  [253, "21 год 1 месяц"],
])("%i months read as «%s»", (months, text) => expect(duration(months)).toBe(text));
