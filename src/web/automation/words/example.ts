import type { Delay } from "../../../api/automation-timing.ts";
import { dayOf, formatDay, formatTime, type DateContext } from "../../lib/dates.ts";
import type { Locale } from "../../lib/locale.ts";

type After = Extract<Delay, { kind: "after" }>;
type WorkingTime = "any" | "firm" | "responsible";

/** «Например: для карты, что войдёт сегодня в 15:20, сработает завтра в 15:20». Null while the amount is not a number. */
export function exampleWords(delay: After, workingTime: WorkingTime, context: DateContext): string | null {
  if (!Number.isInteger(delay.amount) || delay.amount < 1) return null;
  const say = WORDS[context.locale];
  const start = say[delay.from](formatDay(context.now, context), formatTime(context.now, context));
  // Working units need the firm's calendar, which only the server has: no clock time is promised.
  if (delay.unit === "working-minutes" || delay.unit === "working-days") return `${start}${say.workingUnits}.`;
  const { day, time } = momentOf(delay.amount, delay.unit, context);
  return `${start}${say.fires(formatDay(day, context), time)}${say[workingTime]}.`;
}

type CalendarUnit = Exclude<After["unit"], "working-minutes" | "working-days">;

/** Days and longer keep the clock; shorter ones are a length of time. */
function momentOf(amount: number, unit: CalendarUnit, context: DateContext): { day: string; time: string } {
  const { now, zone } = context;
  const seconds = SECONDS[unit];
  if (seconds !== undefined) {
    const at = new Date(now.getTime() + amount * seconds * 1000);
    return { day: dayOf(at, zone), time: formatTime(at, context) };
  }
  const today = dayOf(now, zone);
  const day = unit === "months" ? addMonths(today, amount) : addDays(today, unit === "weeks" ? amount * 7 : amount);
  return { day, time: formatTime(now, context) };
}

const SECONDS: Partial<Record<CalendarUnit, number>> = { seconds: 1, minutes: 60, hours: 3600 };

function addDays(day: string, days: number): string {
  const at = new Date(`${day}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** A shorter month gives its last day. */
function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0, 12)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last), 12)).toISOString().slice(0, 10);
}

const WORDS = {
  ru: {
    entry: (day: string, time: string) => `Например: для карты, что войдёт ${day} в ${time}, `,
    previous: (day: string, time: string) => `Например: если предыдущий робот закончит ${day} в ${time}, `,
    fires: (day: string, time: string) => `сработает ${day} в ${time}`,
    workingUnits: "срок пойдёт только в рабочее время",
    any: "",
    firm: ", а если это нерабочие часы — с началом рабочих",
    responsible: ", а если ответственный не на смене — с её началом",
  },
  en: {
    entry: (day: string, time: string) => `For example: for a card that comes ${day} at ${time}, it runs `,
    previous: (day: string, time: string) => `For example: if the robot above ends ${day} at ${time}, it runs `,
    fires: (day: string, time: string) => `${day} at ${time}`,
    workingUnits: "after that much working time",
    any: "",
    firm: ", or when working hours begin, if it falls outside them",
    responsible: ", or when the responsible's shift begins, if it falls outside it",
  },
} satisfies Record<Locale, unknown>;
