import type { Condition, operators, RelativeDate, Wanted } from "../../../api/automation-timing.ts";
import { addDays, addMonths, addWorkingDays, type WorkCalendar } from "../../kernel/working-time.ts";
import { dayIn } from "../rules.ts";

// A condition over a card's facts. An absent fact (missing, null or blank) is "empty", and every comparison with it is
// false, "not equals" and "does not contain" included, as is every comparison with an absent other fact or date; `not`
// turns any answer round. Texts are compared without regard to case.

type Value = string | number | boolean | null | undefined;
type Facts = Readonly<Record<string, Value>>;
type Operator = (typeof operators)[number];

/** What dates are counted from. */
export interface ConditionClock {
  /** The day in the firm's zone. */
  today: string;
  calendar: WorkCalendar;
}

export interface Compiled {
  /** The clock is needed where `needsClock` says so. */
  holds(facts: Facts, clock: ConditionClock | null): boolean;
  /** Names of the facts it asks for. */
  fields: ReadonlySet<string>;
  needsClock: boolean;
}

type Test = (facts: Facts, clock: ConditionClock | null) => boolean;
interface Found {
  fields: Set<string>;
  needsClock: boolean;
}

/** Makes a condition ready once, so that judging a card is only comparisons. */
export function compileCondition(condition: Condition | null): Compiled {
  const found: Found = { fields: new Set(), needsClock: false };
  const holds = condition ? compile(condition, found) : () => true;
  return { holds, fields: found.fields, needsClock: found.needsClock };
}

function compile(condition: Condition, found: Found): Test {
  if ("all" in condition) {
    const parts = condition.all.map((part) => compile(part, found));
    return (facts, clock) => parts.every((part) => part(facts, clock));
  }
  if ("any" in condition) {
    const parts = condition.any.map((part) => compile(part, found));
    return (facts, clock) => parts.some((part) => part(facts, clock));
  }
  if ("not" in condition) {
    const inner = compile(condition.not, found);
    return (facts, clock) => !inner(facts, clock);
  }
  found.fields.add(condition.field);
  return compileLeaf(condition.field, condition.op, condition.value, found);
}

function compileLeaf(field: string, op: Operator, wanted: Wanted, found: Found): Test {
  if (op === "empty") return (facts) => isAbsent(facts[field]);
  if (op === "filled") return (facts) => !isAbsent(facts[field]);
  const compare = comparisons[op];
  if (typeof wanted !== "object" || Array.isArray(wanted))
    return (facts) => {
      const value = facts[field];
      return !isAbsent(value) && compare(value, wanted);
    };
  const other = otherValue(wanted, found);
  return (facts, clock) => {
    const value = facts[field];
    const against = other(facts, clock);
    return !isAbsent(value) && !isAbsent(against) && compare(value, against);
  };
}

function otherValue(
  wanted: RelativeDate | { fact: string },
  found: Found,
): (facts: Facts, clock: ConditionClock | null) => Value {
  if ("fact" in wanted) {
    found.fields.add(wanted.fact);
    return (facts) => facts[wanted.fact];
  }
  found.needsClock = true;
  if (wanted.from !== "today") found.fields.add(wanted.from);
  return (facts, clock) => {
    if (!clock) throw new Error("this condition needs the clock");
    const from = dayIn(wanted.from === "today" ? clock.today : facts[wanted.from]);
    return from === null ? null : shifted(from, wanted, clock.calendar);
  };
}

function shifted(day: string, { plus, unit }: RelativeDate, calendar: WorkCalendar): string {
  if (unit === "working-days") return addWorkingDays(day, plus, calendar);
  return unit === "months" ? addMonths(day, plus) : addDays(day, plus);
}

type Present = string | number | boolean;
/** A written value, or what another fact or date came to. */
type Against = Present | string[] | undefined;

const isAbsent = (value: Value): value is null | undefined =>
  value === null || value === undefined || (typeof value === "string" && value.trim() === "");

const comparisons: Record<Exclude<Operator, "empty" | "filled">, (value: Present, wanted: Against) => boolean> = {
  equals: (value, wanted) => isSame(value, wanted),
  "not-equals": (value, wanted) => !isSame(value, wanted),
  "one-of": (value, wanted) => Array.isArray(wanted) && wanted.some((one) => isSame(value, one)),
  contains: (value, wanted) => contains(value, wanted),
  "not-contains": (value, wanted) => !contains(value, wanted),
  greater: (value, wanted) => isOrdered(value, wanted, (difference) => difference > 0),
  less: (value, wanted) => isOrdered(value, wanted, (difference) => difference < 0),
  "at-least": (value, wanted) => isOrdered(value, wanted, (difference) => difference >= 0),
  "at-most": (value, wanted) => isOrdered(value, wanted, (difference) => difference <= 0),
  between: (value, wanted) => Array.isArray(wanted) && isBetween(value, wanted[0], wanted[1]),
};

/** Both ends included. Times of the day may go over midnight: between 22:00 and 06:00. */
function isBetween(value: Present, low: string | undefined, high: string | undefined): boolean {
  const isAfterLow = isOrdered(value, low, (difference) => difference >= 0);
  const isBeforeHigh = isOrdered(value, high, (difference) => difference <= 0);
  const goesOverMidnight = low !== undefined && high !== undefined && isTime(low) && isTime(high) && low > high;
  return goesOverMidnight ? isAfterLow || isBeforeHigh : isAfterLow && isBeforeHigh;
}

const contains = (value: Present, wanted: Against): boolean => fold(String(value)).includes(fold(String(wanted ?? "")));

function isSame(value: Present, wanted: Against): boolean {
  if (typeof value === "number") return value === numberOf(wanted);
  if (typeof value === "boolean") return value === wanted || String(value) === wanted;
  if (wanted === undefined || Array.isArray(wanted)) return false;
  const [day, wantedDay] = [dayIn(value), dayIn(wanted)];
  if (day !== null && wantedDay !== null) return day === wantedDay;
  return fold(value) === fold(String(wanted));
}

/** False when the two cannot be put in order. */
function isOrdered(value: Present, wanted: Against, asked: (difference: number) => boolean): boolean {
  const difference = order(value, wanted);
  return difference !== null && asked(difference);
}

function order(value: Present, wanted: Against): number | null {
  if (typeof value === "number") {
    const number = numberOf(wanted);
    return number === null ? null : value - number;
  }
  if (typeof value !== "string" || typeof wanted !== "string") return null;
  const [day, wantedDay] = [dayIn(value), dayIn(wanted)];
  if (day !== null && wantedDay !== null) return compareTexts(day, wantedDay);
  return isTime(value) && isTime(wanted) ? compareTexts(value, wanted) : null;
}

const compareTexts = (a: string, b: string): number => Number(a > b) - Number(a < b);

function numberOf(wanted: Against): number | null {
  if (typeof wanted === "number") return wanted;
  if (typeof wanted !== "string" || wanted.trim() === "") return null;
  const number = Number(wanted);
  return Number.isFinite(number) ? number : null;
}

const isTime = (text: string): boolean => /^\d{2}:\d{2}$/.test(text);
const fold = (text: string): string => text.trim().toLocaleLowerCase("ru");
