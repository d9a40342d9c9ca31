// «завтра 15:00 позвонить Павловой» → what is to be done and when, in Russian or English, by the firm's clock.
import { dayOf, type DateContext } from "../lib/dates.ts";
import { findDay, findTime, findWait, type Found } from "./task-words.ts";
import { instantAt, addDays } from "../lib/zone-time.ts";

export type ParsedTask = { title: string; dueAt: string | null };

const MORNING = "10:00";
const EVENING = "18:00";

export function parseTask(text: string, clock: Pick<DateContext, "zone" | "now">): ParsedTask {
  const today = dayOf(clock.now, clock.zone);
  const wait = findWait(text);
  if (wait && wait.value.unit !== "day")
    return { title: titleOf(text, [wait]), dueAt: after(clock.now, wait.value.minutes) };
  const day = wait ? { ...wait, value: addDays(today, wait.value.days) } : findDay(text, today);
  const time = findTime(day ? blank(text, day) : text);
  const found = [day, time].filter((one) => one !== null);
  return { title: titleOf(text, found), dueAt: dueOf(day?.value ?? null, time?.value ?? null, today, clock) };
}

// A day alone means its morning (today: its evening); a time alone means its next coming.
function dueOf(
  day: string | null,
  time: string | null,
  today: string,
  clock: Pick<DateContext, "zone" | "now">,
): string | null {
  if (day === null && time === null) return null;
  if (day !== null) return instantAt(day, time ?? (day === today ? EVENING : MORNING), clock.zone);
  const at = instantAt(today, time ?? MORNING, clock.zone);
  return at > clock.now.toISOString() ? at : instantAt(addDays(today, 1), time ?? MORNING, clock.zone);
}

const after = (now: Date, minutes: number) =>
  new Date(Math.ceil((now.getTime() + minutes * 60_000) / 60_000) * 60_000).toISOString();

// What was understood as a date is cut out; the rest is the title as typed.
function titleOf(text: string, found: Found<unknown>[]): string {
  const rest = found.reduce((now, one) => blank(now, one), text);
  const title = rest.replace(/\s+/g, " ").replace(/^[\s,.;:—-]+|[\s,;:—-]+$/g, "");
  return title.charAt(0).toUpperCase() + title.slice(1);
}

const blank = (text: string, { from, to }: Found<unknown>) =>
  text.slice(0, from) + " ".repeat(to - from) + text.slice(to);
