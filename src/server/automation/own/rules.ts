import { Temporal } from "temporal-polyfill";
import { addDays, addMonths, addWorkingDays, dayOf, momentAt, type WorkCalendar } from "../../kernel/working-time.ts";
import { later } from "../rules.ts";

// Time and arithmetic of automation's own robots and triggers.

export const waitUnits = ["minutes", "hours", "days", "working-days"] as const;
export const stayUnits = ["minutes", "hours", "days", "weeks", "working-days"] as const;

/** The end of the patience. */
export const waitUntil = (
  from: Date,
  { amount, unit }: { amount: number; unit: (typeof stayUnits)[number] },
  calendar: WorkCalendar,
): Date => later(from, amount, unit, calendar);

/** Who came to a stage after this moment cannot have stood there for the term; of working days, who came before may. */
export function standingSince(
  now: Date,
  { amount, unit }: { amount: number; unit: (typeof stayUnits)[number] },
  calendar: WorkCalendar,
): Date {
  if (unit !== "working-days") return later(now, -amount, unit, calendar);
  const today = dayOf(now, calendar.zone);
  let day = today;
  while (addWorkingDays(day, amount, calendar) > today) day = addDays(day, -1);
  return momentAt(addDays(day, 1), 0, calendar.zone);
}

export const numberOperators = ["add", "subtract", "multiply", "divide", "min", "max", "round"] as const;
export const dateOperators = ["plus-days", "plus-working-days", "plus-months", "days-between"] as const;
type NumberOperator = (typeof numberOperators)[number];

/** Null where there is no answer: a division by nothing, or a number too large to be one. */
export function calculateNumber(left: number, operator: NumberOperator, right: number): number | null {
  const found = answers[operator](left, right);
  return Number.isFinite(found) ? tidy(found) : null;
}

const answers: Record<NumberOperator, (left: number, right: number) => number> = {
  add: (left, right) => left + right,
  subtract: (left, right) => left - right,
  multiply: (left, right) => left * right,
  divide: (left, right) => left / right,
  min: Math.min,
  max: Math.max,
  round: (left, places) => {
    const scale = 10 ** Math.max(0, Math.min(6, Math.trunc(places)));
    return (Math.sign(left) * Math.round(tidy(Math.abs(left) * scale))) / scale;
  },
};

/** 0.1 + 0.2 is 0.3 for a person: digits past the twelfth are noise of binary fractions. */
const tidy = (value: number): number => Number(value.toPrecision(12));

type DateOperator = Exclude<(typeof dateOperators)[number], "days-between">;

/** Working days are gone through one by one: a sum of money taken for days would hold up the whole program. */
const MOST_DAYS = 10_000;

/** Null where there is no answer: more days or months than anybody counts. */
export function calculateDay(
  day: string,
  operator: DateOperator,
  amount: number,
  calendar: WorkCalendar,
): string | null {
  const count = Math.trunc(amount);
  if (Math.abs(count) > MOST_DAYS) return null;
  if (operator === "plus-working-days") return addWorkingDays(day, count, calendar);
  return operator === "plus-days" ? addDays(day, count) : addMonths(day, count);
}

export const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: "days" }).days;

/** The day on which a date counts as reached: itself, or so many days before or after it. */
export function reachedDay(
  date: string,
  { direction, amount, unit }: { direction: "before" | "at" | "after"; amount: number; unit: "days" | "working-days" },
  calendar: WorkCalendar,
): string {
  const days = direction === "at" ? 0 : direction === "before" ? -amount : amount;
  return unit === "days" ? addDays(date, days) : addWorkingDays(date, days, calendar);
}
