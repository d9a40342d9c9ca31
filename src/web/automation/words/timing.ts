import type { Timing } from "../../../api/automation.ts";
import type { Locale } from "../../lib/locale.ts";
import { counted, type Forms } from "./plural.ts";

export type Unit = Extract<Timing["delay"], { kind: "after" }>["unit"];

export const newTiming: Timing = {
  delay: { kind: "at-once" },
  order: "after-previous",
  workingOnly: false,
  cancelOnLeave: true,
};

/** The line above a robot: «Сразу», «Через 15 рабочих минут, в рабочее время». Only what is out of the ordinary is said. */
export function timingWords(timing: Timing, locale: Locale, isFirst = false): string {
  const say = WORDS[locale];
  const isDelayed = timing.delay.kind === "after";
  const waits = timing.order === "after-previous";
  const parts = [
    timing.delay.kind === "at-once"
      ? say.atOnce
      : say.after(amountWords(timing.delay.amount, timing.delay.unit, locale)),
    timing.workingOnly && say.workingOnly,
    // At once in turn and late by itself are what one expects; the other two are told.
    isDelayed && waits && !isFirst && say.afterPrevious,
    !isDelayed && !waits && !isFirst && say.parallel,
    isDelayed && !timing.cancelOnLeave && say.staysOn,
  ];
  return parts.filter((part) => part !== false).join(", ");
}

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
  "working-minutes": {
    ru: ["рабочую минуту", "рабочие минуты", "рабочих минут"],
    en: ["working minute", "working minutes"],
  },
};

const WORDS = {
  ru: {
    atOnce: "Сразу",
    after: (amount: string) => `Через ${amount}`,
    workingOnly: "в рабочее время",
    afterPrevious: "после предыдущего",
    parallel: "не ждёт предыдущих",
    staysOn: "даже если клиент ушёл со стадии",
  },
  en: {
    atOnce: "At once",
    after: (amount: string) => `After ${amount}`,
    workingOnly: "in working hours",
    afterPrevious: "after the previous",
    parallel: "does not wait for others",
    staysOn: "even after the client left the stage",
  },
} satisfies Record<Locale, unknown>;
