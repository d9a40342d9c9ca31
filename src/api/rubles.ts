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

/** Rubles as people type them: «450 000», «450 тыс.», «1,2 млн ₽». Null when it is not one sum. */
export function parseRubles(typed: string): number | null {
  const text = typed.toLowerCase().replace(/[\s\u00a0_']/g, "");
  const found =
    /^(?:около|примерно|до|~)?(\d+(?:[.,]\d+)?)(млн|млн\.|миллион[а-я]*|тыс|тыс\.|тысяч[а-я]*|т|к|k)?\.?(?:р|р\.|руб|руб\.|рубл[а-я]*|₽|rub)?$/.exec(
      text,
    );
  if (!found?.[1]) return null;
  const rubles = Number(found[1].replace(",", ".")) * multiplier(found[2] ?? "");
  return Number.isFinite(rubles) ? Math.round(rubles) : null;
}

const splitUnit = (sum: string): string[] => sum.split(/(?<=\d)(?=\D*$)/);

const decimal = (value: number): string => String(Math.round(value * 10) / 10).replace(".", ",");

function multiplier(word: string): number {
  if (word.startsWith("м")) return 1_000_000;
  return word === "" ? 1 : 1000;
}
