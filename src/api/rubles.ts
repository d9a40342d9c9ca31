const nbsp = "\u00a0";

/** 12 000 ₽ from kopecks; kopecks are shown only when there are some. */
export function formatRubles(kopecks: number): string {
  const rest = Math.abs(kopecks) % 100;
  const whole = String(Math.trunc(Math.abs(kopecks) / 100)).replace(/\B(?=(\d{3})+$)/g, nbsp);
  const sign = kopecks < 0 ? "−" : "";
  return `${sign}${whole}${rest > 0 ? `,${String(rest).padStart(2, "0")}` : ""}${nbsp}₽`;
}

/** 25 тыс. ₽, 1 млн ₽: for choices, where a round sum reads faster. */
export function formatRoundRubles(kopecks: number): string {
  const rubles = kopecks / 100;
  if (rubles >= 1_000_000 && rubles % 100_000 === 0) return `${decimal(rubles / 1_000_000)}${nbsp}млн${nbsp}₽`;
  if (rubles >= 1000 && rubles % 1000 === 0) return `${decimal(rubles / 1000)}${nbsp}тыс.${nbsp}₽`;
  return formatRubles(kopecks);
}

/** 25–500 тыс. ₽; the unit is said once when it is the same. */
export function formatRubleRange(from: number, to: number): string {
  const [number = "", unit = ""] = splitUnit(formatRoundRubles(from));
  const right = formatRoundRubles(to);
  if (splitUnit(right)[1] === unit) return `${number}–${right}`;
  return `${formatRoundRubles(from).slice(0, -2)} – ${right}`;
}

/** Kopecks of a sum in rubles as people type it: «450 000», «450 тыс.», «1,2 млн ₽», «640,50». Null when it is not one sum. */
export function parseRubles(typed: string): number | null {
  const text = typed.toLowerCase().replace(/[\s_']/g, "");
  const found =
    /^(?:около|примерно|до|~)?(\d+(?:[.,]\d+)*)(млн|миллион[а-я]*|тыс|тысяч[а-я]*|т|к|k)?\.?(?:р|руб|рубл[а-я]*|₽|rub)?\.?$/.exec(
      text,
    );
  const number = found?.[1] === undefined ? null : plainNumber(found[1], found[2] !== undefined);
  if (number === null) return null;
  const kopecks = Math.round(number * multiplier(found?.[2] ?? "") * 100);
  return Number.isSafeInteger(kopecks) ? kopecks : null;
}

const splitUnit = (sum: string): string[] => sum.split(/(?<=\d)(?=\D*$)/);

const decimal = (value: number): string => String(Math.round(value * 10) / 10).replace(".", ",");

/** "640.000" and "1,250,000" are thousands, "640,5" is a half: three digits after a mark are never kopecks. */
function plainNumber(digits: string, hasUnit: boolean): number | null {
  if (/^\d{1,3}([.,]\d{3})+$/.test(digits) && !hasUnit) return Number(digits.replace(/[.,]/g, ""));
  const isPlain = hasUnit ? /^\d+([.,]\d+)?$/ : /^\d+([.,]\d{1,2})?$/;
  return isPlain.test(digits) ? Number(digits.replace(",", ".")) : null;
}

function multiplier(word: string): number {
  if (word.startsWith("м")) return 1_000_000;
  return word === "" ? 1 : 1000;
}
