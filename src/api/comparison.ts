import { formatRoundRubles, formatRubles } from "./rubles.ts";

/** What the comparison of ways takes for granted. All of it is shown to the visitor. */
export type ComparisonAssumptions = {
  yearlyRatePercent: number;
  agreedRatePercent: number;
  agreedMonths: number;
  mfcMin: number;
  mfcMax: number;
  mfcMonths: number;
  courtMonthsFrom: number;
  courtMonthsTo: number;
  feeKopecks: number;
  depositKopecks: number;
  noticesKopecks: number;
};

/** Both in kopecks. */
export type Burden = { debt: number; monthly: number };

export type Ways = {
  keepPaying: { kind: "repaid"; months: number; total: number } | { kind: "never"; interest: number };
  agree: { monthly: number; months: number; total: number };
  mfc: "fits" | "below" | "above";
  court: { total: number };
};

export type WayName = keyof Ways;

export function compareWays({ debt, monthly }: Burden, given: ComparisonAssumptions): Ways {
  const agreed = annuity(debt, given.agreedRatePercent, given.agreedMonths);
  return {
    keepPaying: repay(debt, monthly, given.yearlyRatePercent),
    agree: { monthly: agreed, months: given.agreedMonths, total: agreed * given.agreedMonths },
    mfc: debt < given.mfcMin ? "below" : debt > given.mfcMax ? "above" : "fits",
    court: { total: given.feeKopecks + given.depositKopecks + given.noticesKopecks },
  };
}

/** The two lines of each way that change with the sums; said once here for the server and for the script. */
export function describeWays(ways: Ways, given: ComparisonAssumptions): Record<WayName, { sum: string; time: string }> {
  const keep = ways.keepPaying;
  return {
    keepPaying:
      keep.kind === "repaid"
        ? { sum: formatRubles(wholeRubles(keep.total)), time: `за ${duration(keep.months)}` }
        : { sum: "Долг не уменьшится", time: `одни проценты — ${formatRubles(keep.interest)} в месяц` },
    agree: {
      sum: formatRubles(ways.agree.total),
      time: `по ${formatRubles(ways.agree.monthly)} в месяц, ${duration(ways.agree.months)}`,
    },
    mfc: mfcLines(ways.mfc, given),
    court: {
      sum: formatRubles(ways.court.total),
      time: `обычно ${given.courtMonthsFrom}–${given.courtMonthsTo} месяцев`,
    },
  };
}

export function duration(months: number): string {
  const years = Math.floor(months / 12);
  const rest = months % 12;
  const parts = [];
  if (years > 0) parts.push(`${years} ${plural(years, "год", "года", "лет")}`);
  if (rest > 0 || years === 0) parts.push(`${rest} ${plural(rest, "месяц", "месяца", "месяцев")}`);
  return parts.join(" ");
}

/** A payment that covers little more than interest would run for centuries: past fifty years we say "never". */
function repay(debt: number, monthly: number, yearlyRatePercent: number): Ways["keepPaying"] {
  const rate = yearlyRatePercent / 1200;
  let left = debt;
  let total = 0;
  for (let months = 0; months <= 600; months += 1) {
    if (left <= 0) return { kind: "repaid", months, total };
    const owed = left + Math.round(left * rate);
    const paid = Math.min(monthly, owed);
    if (owed - paid >= left) break;
    total += paid;
    left = owed - paid;
  }
  return { kind: "never", interest: wholeRubles(debt * rate) };
}

function annuity(debt: number, yearlyRatePercent: number, months: number): number {
  const rate = yearlyRatePercent / 1200;
  return wholeRubles(rate === 0 ? debt / months : (debt * rate) / (1 - (1 + rate) ** -months));
}

function mfcLines(fit: Ways["mfc"], given: ComparisonAssumptions): { sum: string; time: string } {
  if (fit === "fits") return { sum: "0\u00a0₽", time: `${duration(given.mfcMonths)}, если есть основание` };
  const edge = fit === "below" ? `от ${formatRoundRubles(given.mfcMin)}` : `до ${formatRoundRubles(given.mfcMax)}`;
  return { sum: "Не подходит по сумме", time: `МФЦ принимает долги ${edge}` };
}

const wholeRubles = (kopecks: number): number => Math.ceil(kopecks / 100) * 100;

function plural(n: number, one: string, few: string, many: string): string {
  const tens = n % 100;
  const ones = n % 10;
  if (ones === 1 && tens !== 11) return one;
  return ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? few : many;
}
