import { Condition, type operators, type OtherFact, type RelativeDate } from "../../../api/automation-timing.ts";
import { formatDate } from "../../lib/dates.ts";
import type { Locale } from "../../lib/locale.ts";
import { formatMoney } from "../../lib/money.ts";
import { titleIn, type Fact } from "../model.ts";
import { amountWords } from "./timing.ts";

export type Operator = (typeof operators)[number];
type Leaf = Extract<Condition, { field: string }>;
type Value = Leaf["value"];

/** Which comparisons are offered for a fact of this kind: none that the server would refuse. */
export const fittingOperators: Record<Fact["kind"], readonly Operator[]> = {
  text: ["equals", "not-equals", "contains", "not-contains", "one-of", "filled", "empty"],
  select: ["equals", "not-equals", "one-of", "filled", "empty"],
  number: ["equals", "not-equals", "greater", "less", "at-least", "at-most", "between", "one-of", "filled", "empty"],
  money: ["greater", "less", "at-least", "at-most", "between", "equals", "not-equals", "filled", "empty"],
  date: ["greater", "less", "at-least", "at-most", "between", "equals", "not-equals", "filled", "empty"],
  time: ["at-least", "at-most", "between", "greater", "less", "filled", "empty"],
  flag: ["equals", "filled", "empty"],
};

/** «Если: Сумма долгов больше 300 000 ₽ и Город — «Красноярск»»; a condition that is turned round begins with «Кроме случаев, когда». */
export function conditionWords(condition: Condition, facts: readonly Fact[], locale: Locale): string {
  if ("not" in condition) return `${WORDS[locale].unless} ${inside(condition.not, facts, locale, false)}`;
  return `${WORDS[locale].if} ${inside(condition, facts, locale, false)}`;
}

/** The branch's question: «Если: Город — «Красноярск»». */
export function branchWords(params: Readonly<Record<string, unknown>>, facts: readonly Fact[], locale: Locale): string {
  const condition = Condition.safeParse(params["condition"]);
  return condition.success ? conditionWords(condition.data, facts, locale) : "";
}

function inside(condition: Condition, facts: readonly Fact[], locale: Locale, isNested: boolean): string {
  const words = WORDS[locale];
  if ("not" in condition) return `${words.not} (${inside(condition.not, facts, locale, false)})`;
  if ("field" in condition) return leafWords(condition, facts, locale);
  const [parts, joint] = "all" in condition ? [condition.all, words.and] : [condition.any, words.or];
  const text = parts.map((part) => inside(part, facts, locale, true)).join(joint);
  return isNested && parts.length > 1 ? `(${text})` : text;
}

function leafWords({ field, op, value }: Leaf, facts: readonly Fact[], locale: Locale): string {
  const fact = facts.find((one) => one.name === field);
  const title = fact ? titleIn(fact, locale) : field;
  const said = OPERATORS[locale];
  if (op === "filled" || op === "empty") return `${title}\u00a0— ${said[op]}`;
  const shown = valueWords(value, fact, facts, locale);
  if (fact?.kind === "date" && op === "greater") return `${title} ${said.later} ${shown}`;
  if (fact?.kind === "date" && op === "less") return `${title} ${said.earlier} ${shown}`;
  if (op === "equals") return `${title}\u00a0— ${shown}`;
  return `${title} ${said[op]} ${shown}`;
}

function valueWords(value: Value, fact: Fact | undefined, facts: readonly Fact[], locale: Locale): string {
  if (typeof value === "object" && !Array.isArray(value)) return referenceWords(value, facts, locale);
  if (Array.isArray(value)) return value.map((one) => valueWords(one, fact, facts, locale)).join(", ");
  if (typeof value === "boolean") return value ? WORDS[locale].yes : WORDS[locale].no;
  if (value === undefined || value === "") return "…";
  const option = fact?.options.find((one) => one.value === value);
  if (option) return titleIn(option, locale);
  if (fact?.kind === "money" && Number.isFinite(Number(value))) return formatMoney(Number(value), locale);
  if (fact?.kind === "date" && typeof value === "string") return formatDate(value, { zone: "UTC", locale });
  return typeof value === "string" && fact?.kind !== "number" ? quoted(value, locale) : String(value);
}

/** Another fact of the card, or a day counted from one: «Отложено до + 3 рабочих дня». */
function referenceWords(value: OtherFact | RelativeDate, facts: readonly Fact[], locale: Locale): string {
  const titled = (name: string) => {
    const fact = facts.find((one) => one.name === name);
    return fact ? titleIn(fact, locale) : name;
  };
  if ("fact" in value) return quoted(titled(value.fact), locale);
  const from = value.from === "today" ? WORDS[locale].today : quoted(titled(value.from), locale);
  if (value.plus === 0) return from;
  return `${from} ${value.plus > 0 ? "+" : "−"}\u00a0${amountWords(Math.abs(value.plus), value.unit, locale)}`;
}

const quoted = (text: string, locale: Locale) => (locale === "ru" ? `«${text}»` : `“${text}”`);

const WORDS = {
  ru: {
    if: "Если:",
    unless: "Кроме случаев, когда",
    not: "не",
    and: " и ",
    or: " или ",
    yes: "да",
    no: "нет",
    today: "сегодня",
  },
  en: { if: "If:", unless: "Unless", not: "not", and: " and ", or: " or ", yes: "yes", no: "no", today: "today" },
} satisfies Record<Locale, unknown>;

const OPERATORS = {
  ru: {
    "not-equals": "не",
    contains: "содержит",
    "not-contains": "не содержит",
    filled: "заполнено",
    empty: "пусто",
    greater: "больше",
    less: "меньше",
    "at-least": "не меньше",
    "at-most": "не больше",
    between: "в пределах",
    "one-of": "одно из:",
    later: "позже",
    earlier: "раньше",
  },
  en: {
    "not-equals": "is not",
    contains: "contains",
    "not-contains": "does not contain",
    filled: "is filled",
    empty: "is empty",
    greater: "more than",
    less: "less than",
    "at-least": "at least",
    "at-most": "at most",
    between: "within",
    "one-of": "one of:",
    later: "after",
    earlier: "before",
  },
} satisfies Record<Locale, unknown>;
