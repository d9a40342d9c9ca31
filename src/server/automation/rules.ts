import type { Timing } from "../../api/automation.ts";
import {
  addDays,
  addWorkingMinutes,
  dayOf,
  minuteOf,
  momentAt,
  nextWorking,
  type WorkCalendar,
} from "../kernel/working-time.ts";

// When robots run: each at its own moment counted from the entry; a robot "after the previous" also waits until every
// such robot above it is finished, whatever came of it. Parallel robots wait for nobody and hold nobody.

const UNIT_MS = { seconds: 1000, minutes: 60_000, hours: 3_600_000 } as const;

export const atOnce: Timing = {
  delay: { kind: "at-once" },
  order: "after-previous",
  workingOnly: false,
  cancelOnLeave: true,
};

/** Whether the moment depends on the firm's calendar or zone: they are read only for such robots. */
export const needsCalendar = (timing: Timing): boolean =>
  timing.workingOnly ||
  (timing.delay.kind === "after" && (timing.delay.unit === "days" || timing.delay.unit === "working-minutes"));

/** The first moment at which the robot may run; `notBefore` is the end of the chance to undo. */
export function dueAt(timing: Timing, from: Date, notBefore: Date, calendar: WorkCalendar | null): Date {
  const own = afterDelay(timing.delay, from, calendar);
  const due = own < notBefore ? notBefore : own;
  return timing.workingOnly ? nextWorking(due, needed(calendar)) : due;
}

function afterDelay(delay: Timing["delay"], from: Date, calendar: WorkCalendar | null): Date {
  if (delay.kind === "at-once") return from;
  if (delay.unit === "working-minutes") return addWorkingMinutes(from, delay.amount, needed(calendar));
  if (delay.unit === "days") return sameTimeAfterDays(from, delay.amount, needed(calendar).zone);
  return new Date(from.getTime() + delay.amount * UNIT_MS[delay.unit]);
}

/** A day later is the same time by the firm's clock, also over a change to summer time. */
function sameTimeAfterDays(from: Date, days: number, zone: string): Date {
  const withinMinute = from.getTime() % 60_000;
  return new Date(momentAt(addDays(dayOf(from, zone), days), minuteOf(from, zone), zone).getTime() + withinMinute);
}

function needed(calendar: WorkCalendar | null): WorkCalendar {
  if (!calendar) throw new Error("this timing needs the working calendar");
  return calendar;
}

export interface WaitingRun {
  id: number;
  dueAt: Date;
  order: Timing["order"];
}

/** The run to do now, of the waiting runs of one stay in order of position; null when all must wait. */
export function nextRun<T extends WaitingRun>(waiting: readonly T[], now: Date): T | null {
  let isChainHeld = false;
  for (const run of waiting) {
    const inChain = run.order === "after-previous";
    if (run.dueAt <= now && !(inChain && isChainHeld)) return run;
    if (inChain) isChainHeld = true;
  }
  return null;
}

/** The moments at which somebody has to look at a stay: `now` once for all that is due, then each later one. */
export function momentsOf(dues: readonly Date[], now: Date): Date[] {
  const times = new Set(dues.map((due) => Math.max(due.getTime(), now.getTime())));
  return [...times].toSorted((a, b) => a - b).map((time) => new Date(time));
}

const RETRY_PAUSES_MS = [5_000, 30_000, 120_000, 600_000];

/** The pause before the next try after so many failed ones; null when it is enough. */
export const retryPause = (failedAttempts: number): number | null => RETRY_PAUSES_MS[failedAttempts - 1] ?? null;

/** A card that automation put on more stages than this within an hour goes round. */
export const MAX_AUTOMATIC_STAYS_AN_HOUR = 30;

/** A place between two neighbours; null when there is no room left and the list has to be numbered anew. */
export function positionBetween(above: number | null, below: number | null): number | null {
  if (above === null && below === null) return 1;
  if (above === null) return (below ?? 0) - 1;
  if (below === null) return above + 1;
  const middle = (above + below) / 2;
  return middle > above && middle < below ? middle : null;
}
