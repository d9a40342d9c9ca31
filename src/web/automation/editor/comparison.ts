import type { Condition, RelativeDate, Wanted } from "../../../api/automation-timing.ts";
import { parseRubles } from "../../../api/rubles.ts";
import type { Fact } from "../model.ts";
import { fittingOperators, type Operator } from "../words/condition.ts";

// One comparison as it is edited: its values are the typed texts. `against` tells what it is compared with: a written
// value, another fact of the card, or a day counted from today or from another date.

export type Against = "value" | "fact" | "day";
export type Comparison = {
  id: number;
  field: string;
  op: Operator;
  against: Against;
  value: string;
  /** The high end of «within». */
  upTo: string;
  values: string[];
  /** The other fact, or what the day is counted from: "today" or a date. */
  other: string;
  plus: string;
  unit: RelativeDate["unit"];
};
type Leaf = Extract<Condition, { field: string }>;

export const blank = { against: "value", value: "", upTo: "", values: [], other: "", plus: "0", unit: "days" } as const;

const ordered: readonly Operator[] = ["equals", "not-equals", "greater", "less", "at-least", "at-most"];
/** What a comparison of such a fact may be made with. */
export function againstOf(fact: Fact, op: Operator): readonly Against[] {
  if (!ordered.includes(op) || fact.kind === "flag" || fact.kind === "select") return ["value"];
  return fact.kind === "date" ? ["value", "day", "fact"] : ["value", "fact"];
}

export function leafFrom({ field, op, value }: Leaf, facts: readonly Fact[]): Omit<Comparison, "id"> {
  const fact = facts.find((one) => one.name === field);
  const part = { ...blank, values: [], field, op };
  if (typeof value === "object" && !Array.isArray(value))
    return "fact" in value
      ? { ...part, against: "fact", other: value.fact }
      : { ...part, against: "day", other: value.from, plus: String(value.plus), unit: value.unit };
  if (op === "between" && Array.isArray(value))
    return { ...part, value: typed(value[0], fact), upTo: typed(value[1], fact) };
  return Array.isArray(value) ? { ...part, values: value } : { ...part, value: typed(value, fact) };
}

const typed = (value: string | number | boolean | undefined, fact: Fact | undefined): string =>
  fact?.kind === "money" && value !== undefined ? String(Number(value) / 100).replace(".", ",") : String(value ?? "");

export const isBare = (op: Operator): boolean => op === "filled" || op === "empty";

/** The typed texts as the wire has them; undefined when they are none of the fact's kind. */
export function wantedOf(part: Comparison, fact: Fact): Wanted {
  const against = againstOf(fact, part.op).includes(part.against) ? part.against : "value";
  if (against === "fact") return part.other === "" ? undefined : { fact: part.other };
  if (against === "day")
    return part.other === "" || !/^[-−+]?\d{1,4}$/.test(part.plus.trim())
      ? undefined
      : { from: part.other, plus: Number(part.plus.trim().replace("−", "-")), unit: part.unit };
  if (part.op === "one-of")
    return part.values.length > 0 && (fact.kind !== "number" || part.values.every(isNumber)) ? part.values : undefined;
  if (part.op !== "between") return valueOf(part.value, fact);
  const [low, high] = [valueOf(part.value, fact), valueOf(part.upTo, fact)];
  return low === undefined || high === undefined ? undefined : [String(low), String(high)];
}

export function isBlank({ op, against, other, value, upTo, values }: Comparison): boolean {
  if (against !== "value") return other === "";
  if (op === "one-of") return values.length === 0;
  return value.trim() === "" || (op === "between" && upTo.trim() === "");
}

function valueOf(given: string, fact: Fact): string | number | boolean | undefined {
  const text = given.trim();
  switch (fact.kind) {
    case "money":
      return parseRubles(text) ?? undefined;
    case "number":
      return isNumber(text) ? Number(text.replace(",", ".")) : undefined;
    case "flag":
      return text === "true" || text === "false" ? text === "true" : undefined;
    case "date":
      return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
    case "time":
      return /^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? text : undefined;
    case "text":
    case "select":
      return text === "" ? undefined : text;
  }
}

const isNumber = (text: string) => text.trim() !== "" && Number.isFinite(Number(text.replace(",", ".")));

/** The comparison asks about another fact: the operator stays where it fits, the value goes. */
export function withFact(part: Comparison, fact: Fact): Comparison {
  const fitting = fittingOperators[fact.kind];
  const op = part.field !== "" && fitting.includes(part.op) ? part.op : (fitting[0] ?? "filled");
  return { ...part, ...blank, values: [], field: fact.name, op, value: fact.kind === "flag" ? "true" : "" };
}
