import { workCalendar } from "../kernel/calendar.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { dayOf, isWorking, minuteOf, weekdayOf, type WorkCalendar } from "../kernel/working-time.ts";
import { defineFacts, type FactValue } from "./define.ts";

const weekdays = [
  ["понедельник", "Monday"],
  ["вторник", "Tuesday"],
  ["среда", "Wednesday"],
  ["четверг", "Thursday"],
  ["пятница", "Friday"],
  ["суббота", "Saturday"],
  ["воскресенье", "Sunday"],
] as const;

/** The moment itself, by the firm's clock and calendar. */
export const nowFacts = defineFacts({
  prefix: "now",
  facts: [
    { name: "now.date", title: "Сегодня", titleEn: "Today", kind: "date", options: [] },
    { name: "now.time", title: "Время сейчас", titleEn: "Time now", kind: "time", options: [] },
    {
      name: "now.weekday",
      title: "День недели",
      titleEn: "Weekday",
      kind: "select",
      options: weekdays.map(([title, titleEn], i) => ({ value: String(i + 1), title, titleEn })),
    },
    { name: "now.is-working", title: "Рабочее время фирмы", titleEn: "The firm is at work", kind: "flag", options: [] },
  ],
  load: (ctx) => factsNow(ctx),
  async loadMany(ctx, cards) {
    const facts = await factsNow(ctx);
    return new Map(cards.map((card) => [card.matterId, facts]));
  },
  standing: ({ at, calendar }) => factsAt(at, calendar),
});

const factsNow = async (ctx: Ctx): Promise<Record<string, FactValue>> => factsAt(ctx.now, await workCalendar(ctx));

function factsAt(at: Date, calendar: WorkCalendar): Record<string, FactValue> {
  const day = dayOf(at, calendar.zone);
  const minute = minuteOf(at, calendar.zone);
  return {
    "now.date": day,
    "now.time": `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`,
    "now.weekday": String(weekdayOf(day)),
    "now.is-working": isWorking(at, calendar),
  };
}

const twoDigits = (number: number): string => String(number).padStart(2, "0");
