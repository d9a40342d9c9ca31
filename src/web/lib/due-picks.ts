import { dayOf, type DateContext } from "./dates.ts";
import { addDays, instantAt, nextWeekday } from "./zone-time.ts";

type Clock = Pick<DateContext, "zone" | "now">;
export type DuePick = "in-hour" | "today" | "tomorrow" | "monday" | "in-week";

const EVENING = "18:00";
const MORNING = "10:00";

/** The moments people choose most; «today» is gone when its evening has passed. */
export function duePicks(clock: Clock): { pick: DuePick; at: string }[] {
  const today = dayOf(clock.now, clock.zone);
  const evening = instantAt(today, EVENING, clock.zone);
  return [
    { pick: "in-hour", at: inHour(clock.now) },
    ...(evening > clock.now.toISOString() ? [{ pick: "today" as const, at: evening }] : []),
    { pick: "tomorrow", at: instantAt(addDays(today, 1), MORNING, clock.zone) },
    { pick: "monday", at: instantAt(nextWeekday(today, 1), MORNING, clock.zone) },
  ];
}

/** Where a task moves: to the same time of another day, to ten o'clock if it had none. */
export function movePicks(dueAt: string | null, clock: Clock): { pick: DuePick; at: string }[] {
  const today = dayOf(clock.now, clock.zone);
  const time = dueAt
    ? new Intl.DateTimeFormat("ru", { hour: "2-digit", minute: "2-digit", timeZone: clock.zone }).format(
        new Date(dueAt),
      )
    : MORNING;
  const on = (pick: DuePick, day: string) => ({ pick, at: instantAt(day, time, clock.zone) });
  return [
    { pick: "in-hour", at: inHour(clock.now) },
    on("tomorrow", addDays(today, 1)),
    on("monday", nextWeekday(today, 1)),
    on("in-week", addDays(today, 7)),
  ];
}

// Round minutes are easier to read; never less than an hour.
const inHour = (now: Date): string =>
  new Date(Math.ceil((now.getTime() + 3_600_000) / 300_000) * 300_000).toISOString();
