import type { Advice, AdviceCondition } from "../../api/advice.ts";
import { clientFields } from "../../api/client-fields.ts";
import type { Format } from "../lib/format.ts";
import { sayPair, type Pair } from "../lib/i18n.ts";
import type { Locale } from "../lib/locale.ts";
import { conditionTexts } from "./condition-texts.ts";
import { questionTexts } from "./texts.ts";

type Rule = Advice["rules"][number];

const sentences: Record<string, Pair> = conditionTexts;
const asked: Record<string, Pair> = questionTexts;

/** The condition as a sentence with the numbers of its rule; a code newer than this page is shown as it is. */
export function sentenceOf({ code, rule }: AdviceCondition, rules: readonly Rule[], f: Format, locale: Locale): string {
  const value = rules.find((one) => one.code === rule)?.value ?? {};
  const number = (name: string) => (typeof value[name] === "number" ? value[name] : 0);
  const percent = (share: number) => `${f.number(Math.round(share * 100))}%`;
  return sentences[code]
    ? sayPair(
        sentences[code],
        {
          min: f.money(number("minKopecks")),
          max: f.money(number("maxKopecks")),
          kopecks: f.money(number("kopecks")),
          years: number("years") || number("writYears") || number("petitionYears"),
          months: number("months") || number("unpaidMonths"),
          share: percent(number("unpaidShare")),
          fall: percent(number("incomeFall")),
        },
        locale,
      )
    : code;
}

const others: Record<string, Pair> = {
  debts: ["долги и кредиторы", "debts and creditors"],
  realty: ["недвижимость", "real estate"],
  vehicle: ["транспорт", "vehicles"],
  share: ["доли в организациях", "shares in companies"],
  security: ["ценные бумаги", "securities"],
  valuable: ["ценное имущество", "valuables"],
  enforcement: ["исполнительные производства", "enforcement proceedings"],
  deal: ["сделки за три года", "deals of three years"],
  bankruptcy: ["прежние банкротства", "former bankruptcies"],
};

/** What would settle it, in words. */
export function settlesIn({ kind, what }: NonNullable<AdviceCondition["settles"]>, locale: Locale): string {
  if (kind === "answer") return sayPair(asked[what], undefined, locale);
  const field = kind === "fact" ? clientFields.find(({ name }) => name === what) : undefined;
  return sayPair(field?.title ?? others[what] ?? [what, what], undefined, locale);
}
