import { z } from "zod";
import { callOutcomes } from "../../../api/telephony.ts";
import { addDays } from "../../lib/zone-time.ts";
import type { CallQuery } from "../queries.ts";

export const tabs = ["all", "missed", "unfinished", "mine"] as const;
export const periods = ["today", "yesterday", "week", "month", "days"] as const;

const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/)
  .optional()
  .catch(undefined);
const flag = z.literal(true).optional().catch(undefined);
const id = z.coerce.number().int().positive().optional().catch(undefined);

/** The filters as they stand in the address. */
export const CallFilters = z.object({
  tab: z.enum(tabs).catch("all"),
  period: z.enum(periods).catch("week"),
  /** Days of the period «days». */
  from: day,
  to: day,
  direction: z.enum(["in", "out"]).optional().catch(undefined),
  outcome: z.enum(callOutcomes).optional().catch(undefined),
  person: id,
  hour: z.coerce.number().int().min(0).max(23).optional().catch(undefined),
  ofLine: flag,
  lostBusy: flag,
  calledBack: flag,
  q: z.coerce.string().max(100).optional().catch(undefined),
  /** The call whose line is open. */
  call: id,
});
export type Filters = z.output<typeof CallFilters>;

/** Everything a figure may narrow by, dropped; a figure then sets its own. */
export const noNarrowing = {
  direction: undefined,
  outcome: undefined,
  person: undefined,
  hour: undefined,
  ofLine: undefined,
  lostBusy: undefined,
  calledBack: undefined,
  q: undefined,
  call: undefined,
} as const satisfies Partial<Filters>;

export const isNarrowed = (filters: Filters): boolean =>
  [
    filters.direction,
    filters.outcome,
    filters.person,
    filters.hour,
    filters.ofLine,
    filters.lostBusy,
    filters.calledBack,
    filters.q,
  ].some((one) => one !== undefined && one !== "");

/** Days of the firm's clock, both included; a period turned about is turned back. */
export function daysOf({ period, from, to }: Pick<Filters, "period" | "from" | "to">, today: string) {
  if (period === "days") {
    const [a, b] = [from ?? to ?? today, to ?? from ?? today];
    return a <= b ? { from: a, to: b } : { from: b, to: a };
  }
  if (period === "yesterday") return { from: addDays(today, -1), to: addDays(today, -1) };
  return { from: addDays(today, { today: 0, week: -6, month: -29 }[period]), to: today };
}

/** What is asked of the server. Missed calls are the line's: what a person wrote down himself was never lost by it. Unfinished calls are work: they are shown of all times. */
export function queryOf(filters: Filters, { userId, today }: { userId: number; today: string }): CallQuery {
  const { tab, direction, person, hour, ofLine, lostBusy, calledBack, q } = filters;
  const outcome = tab === "missed" ? "missed" : filters.outcome;
  const user = tab === "mine" ? userId : person;
  return {
    ...(tab === "unfinished" ? { unfinished: "true" as const } : daysOf(filters, today)),
    ...(outcome === undefined ? {} : { outcome }),
    ...(user === undefined ? {} : { userId: user }),
    ...(direction === undefined || tab === "missed" ? {} : { direction }),
    ...(hour === undefined ? {} : { hour }),
    ...(ofLine || tab === "missed" ? { ofLine: "true" as const } : {}),
    ...(lostBusy ? { lostBusy: "true" as const } : {}),
    ...(calledBack ? { calledBack: "true" as const } : {}),
    ...(q?.trim() ? { q: q.trim() } : {}),
  };
}
