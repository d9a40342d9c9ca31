import { formatDate } from "../../lib/dates.ts";
import type { Locale } from "../../lib/locale.ts";
import { formatMoney } from "../../lib/money.ts";
import { formatPhone } from "../../lib/people.ts";
import { titleIn, type Fact } from "../model.ts";

type Value = string | number | boolean | null;
export type FactValueWords = { name: string; title: string; value: string };

/** What a condition saw, in the order of the catalogue: «Сумма долгов: 450 000 ₽». A fact that is gone has no words and is left out. */
export function judgedWords(
  judged: Readonly<Record<string, Value>> | null,
  facts: readonly Fact[],
  locale: Locale,
): FactValueWords[] {
  if (judged === null) return [];
  return facts.flatMap((fact) => {
    const value = judged[fact.name];
    return value === undefined
      ? []
      : [{ name: fact.name, title: titleIn(fact, locale), value: factValueWords(value, fact, locale) }];
  });
}

/** «Сумма долгов 450 000 ₽, Город «Канск»» in one line. */
export const judgedLine = (...asked: Parameters<typeof judgedWords>): string =>
  judgedWords(...asked)
    .map(({ title, value }) => `${title}\u00a0— ${value}`)
    .join("; ");

export function factValueWords(value: Value, fact: Pick<Fact, "kind" | "options">, locale: Locale): string {
  const words = WORDS[locale];
  if (value === null || value === "") return words.empty;
  if (typeof value === "boolean") return value ? words.yes : words.no;
  const option = fact.options.find((one) => one.value === String(value));
  if (option) return titleIn(option, locale);
  if (fact.kind === "money" && Number.isFinite(Number(value))) return formatMoney(Number(value), locale);
  if (fact.kind === "date" && typeof value === "string" && DAY.test(value))
    return formatDate(value.slice(0, 10), { zone: "UTC", locale });
  if (typeof value === "number") return new Intl.NumberFormat(locale).format(value);
  if (fact.kind !== "text") return value;
  return PHONE.test(value) ? formatPhone(value) : quoted(value, locale);
}

const PHONE = /^\+\d{10,15}$/;
const DAY = /^\d{4}-\d{2}-\d{2}/;
const quoted = (text: string, locale: Locale) => (locale === "ru" ? `«${text}»` : `“${text}”`);

const WORDS = {
  ru: { empty: "пусто", yes: "да", no: "нет" },
  en: { empty: "empty", yes: "yes", no: "no" },
} satisfies Record<Locale, unknown>;
