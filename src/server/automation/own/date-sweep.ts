import { z } from "zod";
import { clockTime } from "../../../api/automation-timing.ts";
import { workCalendar } from "../../kernel/calendar.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { addDays, dayOf, minutesOf, momentAt, type WorkCalendar } from "../../kernel/working-time.ts";
import { cards } from "../catalogue.ts";
import type { Card, TimedTrigger } from "../define.ts";
import { factsOfMany } from "../facts.ts";
import { reachedDay } from "./rules.ts";
import { readSweep, writeSweep, type Sweep } from "./sweep-state.ts";
import { dayIn } from "../rules.ts";

// Dates of any slice cannot be looked for by an index, so a rule's cards are walked through once a day, when its hour
// strikes, with facts loaded for many at once. How far the walk came is kept: it goes on at the next call, in another
// process or after a crash. It steps over a batch only when everything in it has been told.

const BATCH = 500;
/** A call's share; the rest of a large pipeline follows in the next minutes. */
const MOST_BATCHES = 40;
/** A program that slept longer does not tell of older days. */
const MOST_DAYS_BACK = 31;

export const DateReachedParams = z.object({
  field: z.string().min(1).max(80),
  direction: z.enum(["before", "at", "after"]).default("at"),
  amount: z.coerce.number().int().min(0).max(3650).default(0),
  unit: z.enum(["days", "working-days"]).default("days"),
  time: clockTime.default("10:00"),
});
type Params = z.output<typeof DateReachedParams>;
type Asked = Parameters<TimedTrigger<Params>["due"]>[1];
type Due = Awaited<ReturnType<TimedTrigger<Params>["due"]>>;

export async function sweepDates(ctx: Ctx, asked: Asked): Promise<Due> {
  const calendar = await workCalendar(ctx);
  const upTo = lastStruckDay(ctx.now, asked.params.time, calendar);
  const today = dayOf(ctx.now, calendar.zone);
  const kept = (await readSweep(ctx, asked.told.ruleId)) ?? { through: addDays(today, -1), upTo: null, after: 0 };
  if (kept.upTo === null && kept.through >= upTo) return [];
  let sweep: Sweep & { upTo: string } = kept.upTo === null ? { ...kept, upTo, after: 0 } : { ...kept, upTo: kept.upTo };
  for (let i = 0; i < MOST_BATCHES; i += 1) {
    const stays = await nextStays(ctx, asked.watchedStageIds, sweep.after);
    const due = await dueOf(ctx, { asked, stays, sweep, calendar });
    if (due.length > 0) {
      await writeSweep(ctx, asked.told.ruleId, sweep);
      return due.slice(0, asked.limit);
    }
    const last = stays.at(-1);
    if (!last || stays.length < BATCH) {
      await writeSweep(ctx, asked.told.ruleId, { through: sweep.upTo, upTo: null, after: 0 });
      return [];
    }
    sweep = { ...sweep, after: last.entryId };
  }
  await writeSweep(ctx, asked.told.ruleId, sweep);
  return [];
}

/** The last day whose hour has struck. */
function lastStruckDay(now: Date, time: string, { zone }: WorkCalendar): string {
  const today = dayOf(now, zone);
  return momentAt(today, minutesOf(time), zone) <= now ? today : addDays(today, -1);
}

interface Stay extends Card {
  entryId: number;
}

const nextStays = (ctx: Ctx, stageIds: readonly number[], after: number): Promise<Stay[]> =>
  ctx.db
    .selectFrom("stage_entries")
    .select(["id as entryId", "matter_id as matterId", "client_id as clientId"])
    .where("left_at", "is", null)
    .where("stage_id", "in", stageIds)
    .where("id", ">", after)
    .orderBy("id")
    .limit(BATCH)
    .execute();

async function dueOf(
  ctx: Ctx,
  given: { asked: Asked; stays: readonly Stay[]; sweep: { through: string; upTo: string }; calendar: WorkCalendar },
): Promise<Due> {
  const { params, told } = given.asked;
  const facts = await factsOfMany(ctx, given.stays, [params.field]);
  const oldest = addDays(given.sweep.upTo, -MOST_DAYS_BACK);
  const reached = given.stays.flatMap((stay) => {
    const date = dayIn(facts.get(stay.matterId)?.[params.field]);
    if (date === null) return [];
    const day = reachedDay(date, params, given.calendar);
    const isNow = day > given.sweep.through && day > oldest && day <= given.sweep.upTo;
    return isNow ? [{ ...stay, mark: day }] : [];
  });
  const fresh = await notTold(ctx, told.ruleId, reached);
  const open = await Promise.all(fresh.map((one) => isOpen(ctx, one)));
  return fresh.filter((_one, i) => open[i]);
}

/** By card and day: a card that this very date moved on is on another stay now, and the date is told already. */
async function notTold<T extends { matterId: number; mark: string }>(
  ctx: Ctx,
  ruleId: number,
  found: T[],
): Promise<T[]> {
  if (found.length === 0) return [];
  const rows = await ctx.db
    .selectFrom("timed_triggers")
    .innerJoin("stage_entries", "stage_entries.id", "entry_id")
    .select(["matter_id", "mark"])
    .where("rule_id", "=", ruleId)
    .where(
      "matter_id",
      "in",
      found.map((one) => one.matterId),
    )
    .execute();
  const told = new Set(rows.map((row) => `${row.matter_id} ${row.mark}`));
  return found.filter((one) => !told.has(`${one.matterId} ${one.mark}`));
}

/** A closed card's dates are history. */
const isOpen = async (ctx: Ctx, { clientId, matterId }: Card): Promise<boolean> =>
  (await cards().cardsOf(ctx, clientId)).includes(matterId);
