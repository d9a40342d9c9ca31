import type { Condition, operators } from "../../../api/automation.ts";

// A condition over a card's facts. An absent fact (missing, null or blank) is "empty", and every comparison with it is
// false, "not equals" and "does not contain" included; `not` turns any answer round. Texts are compared without regard to case.

type Value = string | number | boolean | null | undefined;
type Facts = Readonly<Record<string, Value>>;
type Operator = (typeof operators)[number];
type Wanted = string | number | boolean | string[] | undefined;

export interface Compiled {
  holds(facts: Facts): boolean;
  /** Names of the facts it asks for. */
  fields: ReadonlySet<string>;
}

type Test = (facts: Facts) => boolean;

/** Makes a condition ready once, so that judging a card is only comparisons. */
export function compileCondition(condition: Condition | null): Compiled {
  const fields = new Set<string>();
  return { holds: condition ? compile(condition, fields) : () => true, fields };
}

function compile(condition: Condition, fields: Set<string>): Test {
  if ("all" in condition) {
    const parts = condition.all.map((part) => compile(part, fields));
    return (facts) => parts.every((part) => part(facts));
  }
  if ("any" in condition) {
    const parts = condition.any.map((part) => compile(part, fields));
    return (facts) => parts.some((part) => part(facts));
  }
  if ("not" in condition) {
    const inner = compile(condition.not, fields);
    return (facts) => !inner(facts);
  }
  fields.add(condition.field);
  const test = comparison(condition.op, condition.value);
  return (facts) => test(facts[condition.field]);
}

function comparison(op: Operator, wanted: Wanted): (value: Value) => boolean {
  if (op === "empty") return isAbsent;
  if (op === "filled") return (value) => !isAbsent(value);
  const compare = presentComparison(op, wanted);
  return (value) => !isAbsent(value) && compare(value);
}

type Present = string | number | boolean;
const isAbsent = (value: Value): value is null | undefined =>
  value === null || value === undefined || (typeof value === "string" && value.trim() === "");

function presentComparison(op: Exclude<Operator, "empty" | "filled">, wanted: Wanted): (value: Present) => boolean {
  switch (op) {
    case "equals":
      return (value) => isSame(value, wanted);
    case "not-equals":
      return (value) => !isSame(value, wanted);
    case "one-of":
      return (value) => Array.isArray(wanted) && wanted.some((one) => isSame(value, one));
    case "contains":
      return containing(wanted);
    case "not-contains": {
      const contains = containing(wanted);
      return (value) => !contains(value);
    }
    case "greater":
      return (value) => (order(value, wanted) ?? 0) > 0;
    case "less":
      return (value) => (order(value, wanted) ?? 0) < 0;
  }
}

function containing(wanted: Wanted): (value: Present) => boolean {
  const part = fold(String(wanted ?? ""));
  return (value) => fold(String(value)).includes(part);
}

function isSame(value: Present, wanted: Wanted): boolean {
  if (typeof value === "number") return value === numberOf(wanted);
  if (typeof value === "boolean") return value === wanted || String(value) === wanted;
  if (wanted === undefined || Array.isArray(wanted)) return false;
  if (isDay(value) && isDay(String(wanted))) return dayPart(value) === dayPart(String(wanted));
  return fold(value) === fold(String(wanted));
}

/** Below zero when the value is smaller, null when the two cannot be put in order. */
function order(value: Present, wanted: Wanted): number | null {
  if (typeof value === "number") {
    const number = numberOf(wanted);
    return number === null ? null : value - number;
  }
  if (typeof value === "string" && typeof wanted === "string" && isDay(value) && isDay(wanted)) {
    return dayPart(value).localeCompare(dayPart(wanted));
  }
  return null;
}

function numberOf(wanted: Wanted): number | null {
  if (typeof wanted === "number") return wanted;
  if (typeof wanted !== "string" || wanted.trim() === "") return null;
  const number = Number(wanted);
  return Number.isFinite(number) ? number : null;
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}/.test(text);
const dayPart = (text: string): string => text.slice(0, 10);
const fold = (text: string): string => text.trim().toLocaleLowerCase("ru");
