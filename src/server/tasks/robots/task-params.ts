import { z } from "zod";
import { clockTime } from "../../../api/automation-timing.ts";
import { heads, pickByRota } from "../../access/index.ts";
import type { Effect, FactValue } from "../../automation/index.ts";
import { workCalendar } from "../../kernel/calendar.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import type { WorkCalendar } from "../../kernel/working-time.ts";
import { matterBrief } from "../../matters/index.ts";
import { dueAfter, dueAtMinute, dueOn } from "../rules.ts";

/** What all robots that set tasks ask: whose and by when. */
export const taskParams = {
  note: z.string().trim().max(5000).default(""),
  who: z.enum(["responsible", "rota", "user", "head"]).default("responsible"),
  userId: z.coerce.number().int().positive().optional(),
  /** No amount: a task without a term. */
  amount: z.coerce.number().int().min(1).max(10_000).optional(),
  unit: z.enum(["minutes", "hours", "days"]).default("minutes"),
  isWorkingTime: z.boolean().default(true),
  /** A date of the card goes before the amount; without a value there, the amount counts. */
  dueFrom: z.string().max(80).default(""),
  dueDays: z.coerce.number().int().min(-3650).max(3650).default(0),
  /** The clock's time of that day, put off to the next working day; without it the day's end, before a day off. */
  dueTime: clockTime.optional(),
} as const;

export const isUserNamed = (params: { who: string; userId?: number | undefined }): boolean =>
  params.who !== "user" || params.userId !== undefined;

interface Term {
  amount?: number | undefined;
  unit: "minutes" | "hours" | "days";
  isWorkingTime: boolean;
  dueFrom: string;
  dueDays: number;
  dueTime?: string | undefined;
}

export async function termOf(ctx: Ctx, params: Term, facts: Record<string, FactValue>): Promise<Date | null> {
  const calendar = await workCalendar(ctx);
  const day = params.dueFrom === "" ? null : facts[params.dueFrom];
  if (typeof day === "string") return onDay(day, params, calendar);
  const { amount, unit, isWorkingTime } = params;
  return amount === undefined ? null : dueAfter(ctx.now, { amount, unit, isWorkingTime }, calendar);
}

function onDay(day: string, { dueDays, dueTime }: Term, calendar: WorkCalendar): Date {
  if (dueTime === undefined) return dueOn(day, dueDays, calendar);
  return dueAtMinute(day, dueDays, Number(dueTime.slice(0, 2)) * 60 + Number(dueTime.slice(3)), calendar);
}

interface Who {
  who: "responsible" | "rota" | "user" | "head";
  userId?: number | undefined;
}

/** A card without a responsible gets a task that is nobody's yet: it is seen in "unassigned" rather than lost. */
export async function userFor(ctx: Ctx, matterId: number, params: Who): Promise<number | null> {
  switch (params.who) {
    case "responsible":
      return (await matterBrief(ctx, matterId))?.responsibleId ?? null;
    case "rota":
      return (await pickByRota(ctx, {}))?.id ?? null;
    case "head":
      return (await heads(ctx))[0]?.id ?? null;
    case "user":
      if (params.userId === undefined) throw refused("wrong-params");
      return params.userId;
  }
}

export const taskEffect = ({ who, userId }: Who): Effect => ({
  kind: "task",
  who: who === "user" ? { userId: userId ?? 0 } : who,
});

export const taskResults = [
  { name: "taskId", title: "Задача (номер записи)", titleEn: "Task (id)", kind: "number" as const },
];

/** Facts can make a title longer than a title may be. */
export const cut = (title: string): string => title.trim().slice(0, 300);

/** Lines of a text as a checklist. */
export const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => cut(line))
    .filter((line) => line !== "")
    .slice(0, 50);
