import type { Ctx } from "../../kernel/ctx.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { today } from "../today.ts";
import { missingYear } from "./rules.ts";

export async function hasDays(ctx: Ctx, year: number): Promise<boolean> {
  const row = await ctx.db
    .selectFrom("calendar_days")
    .select("day")
    .where("day", ">=", `${year}-01-01`)
    .where("day", "<=", `${year}-12-31`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Told each morning of December until somebody enters the year; whoever hears makes one task of it. */
export async function watchCalendar(ctx: Ctx): Promise<void> {
  const year = missingYear(await today(ctx));
  if (year === null || (await hasDays(ctx, year))) return;
  await inTx(ctx, (ctx) => emit(ctx, "law.calendar-missing", {}, { year }));
}
