import type { Ctx } from "./ctx.ts";
import { readFirm } from "./settings.ts";
import { addDays, dayOf, type WorkCalendar } from "./working-time.ts";

/** The firm's working calendar around now: its week from the settings, the special days from the calendar table. */
export async function workCalendar(ctx: Pick<Ctx, "db" | "now">): Promise<WorkCalendar> {
  const firm = await readFirm(ctx);
  const today = dayOf(ctx.now, firm.zone);
  const rows = await ctx.db
    .selectFrom("calendar_days")
    .select(["day", "kind"])
    .where("day", ">=", addDays(today, -40))
    .where("day", "<=", addDays(today, 400))
    .execute();
  return { zone: firm.zone, week: firm.week, days: new Map(rows.map((r) => [r.day, r.kind])) };
}
