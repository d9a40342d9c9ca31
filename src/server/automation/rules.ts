import type { Delay, Timing } from "../../api/automation-timing.ts";
import {
  addDays,
  addMonths,
  addWorkingDays,
  addWorkingMinutes,
  dayOf,
  hoursOf,
  minutesOf,
  momentAt,
  nextInWindow,
  nextMonthly,
  nextWorking,
  sameTimeOn,
  type WorkCalendar,
} from "../kernel/working-time.ts";

// When a robot runs: its own moment, put off to the hours in which it may act. One function for planning, planning
// anew, the trial on a card and the rehearsal, so that what is shown is what happens.

export const atOnce: Timing = {
  delay: { kind: "at-once" },
  repeat: null,
  order: "after-previous",
  workingTime: "any",
  cancelOnLeave: true,
  onFailure: { kind: "go-on" },
};

/** What a robot that reaches the client has to respect. */
export interface Reach {
  /** The end of the chance to take the move back. */
  undoUntil: Date;
  /** The client's day, minutes from midnight by his own clock. */
  quiet: { from: number; to: number };
  zone: string;
}

export interface MomentInput {
  timing: Timing;
  /** What the delay is counted from: the entry; for `from: "previous"` the end of the robot above; for a further round the one before it. */
  from: Date;
  /** Whether the end of the robot above, which `from: "previous"` counts from, is known. */
  isReached?: boolean;
  /** 1, 2 … of a repeated or monthly robot. */
  round?: number;
  /** No moment is earlier than this one. */
  now: Date;
  /** Needed where `needsCalendar` says so. */
  calendar: WorkCalendar | null;
  /** The date that the moment is counted from, "YYYY-MM-DD"; null when it is empty. */
  date?: string | null;
  /** Null for robots that do not reach the client. */
  reach?: Reach | null;
}

export type Moment =
  | { kind: "at"; at: Date }
  /** Not known yet. */
  | { kind: "unknown"; waitsFor: "previous" | "empty-date" }
  | { kind: "skip"; reason: "date-empty" | "date-past" };

/** Whether the moment depends on the firm's calendar or zone: they are read only for such robots. */
export function needsCalendar(timing: Timing): boolean {
  const { delay, repeat, workingTime } = timing;
  if (workingTime !== "any" || delay.kind === "date" || delay.kind === "monthly") return true;
  return (delay.kind === "after" && !isPlainUnit(delay.unit)) || (repeat !== null && !isPlainUnit(repeat.unit));
}

export function momentOf(input: MomentInput): Moment {
  const own = ownMoment(input);
  if (own.kind !== "at") return own;
  const { delay } = input.timing;
  if (delay.kind === "date" && isFirst(input) && input.date && own.at < input.now && delay.ifPast === "skip")
    return { kind: "skip", reason: "date-past" };
  return { kind: "at", at: throughHours(own.at < input.now ? input.now : own.at, input) };
}

/** The moment by the robot's own setting, before any hours it has to keep; it may be past. */
export function ownMoment(input: MomentInput): Moment {
  const { delay, repeat } = input.timing;
  if (delay.kind === "monthly")
    return at(nextMonthly(input.from, delay.day, minutesOf(delay.time), needed(input.calendar).zone));
  if (repeat && !isFirst(input)) return at(later(input.from, repeat.amount, repeat.unit, input.calendar));
  switch (delay.kind) {
    case "at-once":
      return at(input.from);
    case "after":
      if (delay.from === "previous" && input.isReached !== true) return { kind: "unknown", waitsFor: "previous" };
      return at(later(input.from, delay.amount, delay.unit, input.calendar));
    case "date":
      if (input.date) return at(byDate(delay, input.date, needed(input.calendar)));
      if (delay.ifEmpty === "wait") return { kind: "unknown", waitsFor: "empty-date" };
      return delay.ifEmpty === "skip" ? { kind: "skip", reason: "date-empty" } : at(input.from);
  }
}

/** Hours of two clocks that never meet would put it off for ever; then the client's are kept. */
const MOST_STEPS = 12;

/** The first moment, not before `moment`, at which the robot may act: after the chance to undo, in the firm's hours, in the client's. */
export function throughHours(
  moment: Date,
  { timing, calendar, reach }: Pick<MomentInput, "timing" | "calendar" | "reach">,
): Date {
  let found = reach && moment < reach.undoUntil ? reach.undoUntil : moment;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const working = timing.workingTime === "any" ? found : nextWorking(found, needed(calendar));
    const fit = reach ? nextInWindow(working, reach.quiet, reach.zone) : working;
    if (fit.getTime() === found.getTime()) return found;
    found = fit;
  }
  return found;
}

type Unit = Extract<Delay, { kind: "after" }>["unit"];
type ByDate = Extract<Delay, { kind: "date" }>;

const UNIT_MS = { seconds: 1000, minutes: 60_000, hours: 3_600_000 } as const;
type PlainUnit = keyof typeof UNIT_MS;
const isPlainUnit = (unit: Unit): unit is PlainUnit => unit in UNIT_MS;

/** So much later, earlier for less than 0; a day later is the same time by the firm's clock. */
export function later(from: Date, amount: number, unit: Unit, calendar: WorkCalendar | null): Date {
  if (isPlainUnit(unit)) return new Date(from.getTime() + amount * UNIT_MS[unit]);
  const firm = needed(calendar);
  if (unit === "working-minutes") return addWorkingMinutes(from, amount, firm);
  return sameTimeOn(shiftDay(dayOf(from, firm.zone), amount, unit, firm), from, firm.zone);
}

function byDate(delay: ByDate, date: string, calendar: WorkCalendar): Date {
  const { direction, amount, unit } = delay;
  const clock = minutesOf(delay.time);
  if (direction === "at") return momentAt(date, clock, calendar.zone);
  const sign = direction === "before" ? -1 : 1;
  if (unit === "minutes" || unit === "hours")
    return new Date(momentAt(date, clock, calendar.zone).getTime() + sign * amount * UNIT_MS[unit]);
  const day =
    unit === "working-days" && amount === 0
      ? nearestWorkingDay(date, sign, calendar)
      : shiftDay(date, sign * amount, unit, calendar);
  return momentAt(day, clock, calendar.zone);
}

/** "0 working days before" a Sunday is the Friday, "after" it the Monday. */
const nearestWorkingDay = (day: string, sign: 1 | -1, calendar: WorkCalendar): string =>
  hoursOf(day, calendar) ? day : addWorkingDays(day, sign, calendar);

function shiftDay(
  day: string,
  amount: number,
  unit: "days" | "weeks" | "months" | "working-days",
  calendar: WorkCalendar,
): string {
  if (unit === "months") return addMonths(day, amount);
  if (unit === "working-days") return addWorkingDays(day, amount, calendar);
  return addDays(day, unit === "weeks" ? amount * 7 : amount);
}

const at = (moment: Date): Moment => ({ kind: "at", at: moment });
const isFirst = (input: MomentInput): boolean => (input.round ?? 1) === 1;

function needed(calendar: WorkCalendar | null): WorkCalendar {
  if (!calendar) throw new Error("this timing needs the working calendar");
  return calendar;
}

/** How often a robot runs in one stay at most: 1 for one that neither repeats nor comes monthly. */
export function mostRounds({ delay, repeat }: Timing): number {
  if (repeat) return repeat.limit;
  return delay.kind === "monthly" ? delay.limit : 1;
}

/** The moments at which somebody has to look at a stay: `now` once for all that is due, then each later one. */
export function momentsOf(dues: readonly (Date | null)[], now: Date): Date[] {
  const times = new Set(dues.flatMap((due) => (due ? [Math.max(due.getTime(), now.getTime())] : [])));
  return [...times].toSorted((a, b) => a - b).map((time) => new Date(time));
}

const RETRY_PAUSES_MS = [5_000, 30_000, 120_000, 600_000];

/** The pause before the next try after so many failed ones; null when it is enough. */
export const retryPause = (failedAttempts: number): number | null => RETRY_PAUSES_MS[failedAttempts - 1] ?? null;

/** A card that automation put on more stages than this within an hour goes round. */
export const MAX_AUTOMATIC_STAYS_AN_HOUR = 30;

/** The day of a fact's value, "YYYY-MM-DD"; null for what is empty or no date. */
export const dayIn = (value: unknown): string | null =>
  typeof value === "string" && /^\d{4}-\d{2}-\d{2}/.test(value) ? value.slice(0, 10) : null;
