import type { Ctx } from "./ctx.ts";
import { remember } from "./remember.ts";
import { readFirm } from "./settings.ts";
import { addDays, dayOf, type WorkCalendar } from "./working-time.ts";

/** The firm's working calendar around now: its week from the settings, the special days from the calendar table. */
export async function workCalendar(ctx: Pick<Ctx, "db" | "now"> & Partial<Ctx>): Promise<WorkCalendar> {
  const firm = await readFirm(ctx);
  const today = dayOf(ctx.now, firm.zone);
  const days = await remember(ctx, `calendar ${today}`, async () => {
    const rows = await ctx.db
      .selectFrom("calendar_days")
      .select(["day", "kind"])
      .where("day", ">=", addDays(today, -40))
      .where("day", "<=", addDays(today, 400))
      .execute();
    return new Map(rows.map((row) => [row.day, row.kind]));
  });
  return { zone: firm.zone, week: firm.week, days };
}
