import type { Locale } from "../../lib/locale.ts";

export type Forms = { ru: [one: string, few: string, many: string]; en: [one: string, other: string] };

/** «1 минуту», «2 минуты», «5 минут»; “1 minute”, “2 minutes”. */
export const counted = (n: number, forms: Forms, locale: Locale): string => `${n}\u00a0${formOf(n, forms, locale)}`;

function formOf(n: number, forms: Forms, locale: Locale): string {
  if (locale === "en") return n === 1 ? forms.en[0] : forms.en[1];
  const [one, few, many] = forms.ru;
  const tens = n % 100;
  const ones = n % 10;
  if (ones === 1 && tens !== 11) return one;
  return ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? few : many;
}
