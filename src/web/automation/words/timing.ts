import type { Delay, Repeat, Timing } from "../../../api/automation-timing.ts";
import type { Locale } from "../../lib/locale.ts";
import { counted, type Forms } from "./plural.ts";

export type Unit = Extract<Delay, { kind: "after" }>["unit"];

export const newTiming: Timing = {
  delay: { kind: "at-once" },
  repeat: null,
  order: "after-previous",
  workingTime: "any",
  cancelOnLeave: true,
  onFailure: { kind: "go-on" },
};

/** The line above a robot: «Сразу», «Через 15 рабочих минут, в рабочее время». Only what is out of the ordinary is said. */
export function timingWords(
  timing: Timing,
  locale: Locale,
  isFirst = false,
  factTitle: (name: string) => string = (name) => name,
  /** A robot above waits for its own moment, so that "at once" would mislead. */
  isHeld = false,
): string {
  const say = WORDS[locale];
  const isDelayed = timing.delay.kind !== "at-once";
  const waits = timing.order === "after-previous";
  const parts = [
    !isDelayed && waits && isHeld ? say.atOnceAfter : delayWords(timing.delay, locale, factTitle),
    timing.repeat !== null && repeatWords(timing.repeat, locale),
    timing.workingTime !== "any" && say[timing.workingTime],
    // At once in turn and late by itself are what one expects; the other two are told.
    isDelayed && waits && !isFirst && say.afterPrevious,
    !isDelayed && !waits && !isFirst && say.parallel,
    isDelayed && !timing.cancelOnLeave && say.staysOn,
    timing.onFailure.kind !== "go-on" && say[timing.onFailure.kind],
  ];
  return parts.filter((part) => part !== false).join(", ");
}

function delayWords(delay: Delay, locale: Locale, factTitle: (name: string) => string): string {
  const say = WORDS[locale];
  switch (delay.kind) {
    case "at-once":
      return say.atOnce;
    case "after": {
      const amount = amountWords(delay.amount, delay.unit, locale);
      return delay.from === "previous" ? say.afterEnd(amount) : say.after(amount);
    }
    case "date": {
      const field = factTitle(delay.field);
      const isAt = delay.direction === "at" || delay.amount === 0;
      const day = isAt
        ? say.at(field)
        : say[delay.direction === "before" ? "before" : "later"](dateAmount(delay, locale), field);
      return `${day}, ${delay.time}`;
    }
    case "monthly":
      return say.monthly(delay.day, delay.time);
  }
}

const dateAmount = (delay: Extract<Delay, { kind: "date" }>, locale: Locale): string =>
  amountWords(delay.amount, delay.unit, locale);

const repeatWords = ({ amount, unit, limit, until }: Repeat, locale: Locale): string => {
  const words = WORDS[locale].repeat(amountWords(amount, unit, locale), limit);
  return until ? `${words}, ${WORDS[locale].untilHolds}` : words;
};

/** «15 рабочих минут», «1 рабочий час», «3 дня», as they stand after «через». */
export function amountWords(amount: number, unit: Unit, locale: Locale): string {
  if (unit === "working-minutes" && amount % 60 === 0) return counted(amount / 60, WORKING_HOURS, locale);
  return counted(amount, FORMS[unit], locale);
}

const WORKING_HOURS: Forms = {
  ru: ["рабочий час", "рабочих часа", "рабочих часов"],
  en: ["working hour", "working hours"],
};
const FORMS: Record<Unit, Forms> = {
  seconds: { ru: ["секунду", "секунды", "секунд"], en: ["second", "seconds"] },
  minutes: { ru: ["минуту", "минуты", "минут"], en: ["minute", "minutes"] },
  hours: { ru: ["час", "часа", "часов"], en: ["hour", "hours"] },
  days: { ru: ["день", "дня", "дней"], en: ["day", "days"] },
  weeks: { ru: ["неделю", "недели", "недель"], en: ["week", "weeks"] },
  months: { ru: ["месяц", "месяца", "месяцев"], en: ["month", "months"] },
  "working-minutes": {
    ru: ["рабочую минуту", "рабочие минуты", "рабочих минут"],
    en: ["working minute", "working minutes"],
  },
  "working-days": { ru: ["рабочий день", "рабочих дня", "рабочих дней"], en: ["working day", "working days"] },
};

const WORDS = {
  ru: {
    atOnce: "Сразу",
    atOnceAfter: "Сразу после предыдущего",
    after: (amount: string) => `Через ${amount}`,
    afterEnd: (amount: string) => `Через ${amount} после предыдущего`,
    at: (field: string) => `В день «${field}»`,
    before: (amount: string, field: string) => `За ${amount} до даты «${field}»`,
    later: (amount: string, field: string) => `Через ${amount} после даты «${field}»`,
    monthly: (day: number, time: string) => `Каждый месяц ${day}-го числа, ${time}`,
    repeat: (amount: string, limit: number) => `повторять через ${amount}, всего до ${limit} раз`,
    untilHolds: "пока не выполнится условие",
    firm: "в рабочее время",
    responsible: "когда ответственный на смене",
    afterPrevious: "после предыдущего",
    parallel: "не ждёт предыдущих",
    staysOn: "даже если клиент ушёл со стадии",
    stop: "при ошибке остановить цепочку",
    move: "при ошибке перевести на другую стадию",
  },
  en: {
    atOnce: "At once",
    atOnceAfter: "Right after the previous",
    after: (amount: string) => `After ${amount}`,
    afterEnd: (amount: string) => `${amount} after the previous`,
    at: (field: string) => `On the day of “${field}”`,
    before: (amount: string, field: string) => `${amount} before “${field}”`,
    later: (amount: string, field: string) => `${amount} after “${field}”`,
    monthly: (day: number, time: string) => `Each month on day ${day}, ${time}`,
    repeat: (amount: string, limit: number) => `again after ${amount}, ${limit} times at most`,
    untilHolds: "until its condition holds",
    firm: "in working hours",
    responsible: "while the responsible is on shift",
    afterPrevious: "after the previous",
    parallel: "does not wait for others",
    staysOn: "even after the client left the stage",
    stop: "a failure stops the chain",
    move: "a failure moves the card to another stage",
  },
} satisfies Record<Locale, unknown>;
