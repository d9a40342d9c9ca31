import type { AnswerOf } from "../../../api/endpoint.ts";
import type { getCalendar as endpoint } from "../../../api/law.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { readFirm } from "../../kernel/settings.ts";
import { today } from "../today.ts";
import { missingYear, workingDaysByMonth } from "./rules.ts";
import { hasDays } from "./watch-calendar.ts";

const MOST_CHANGES = 50;

export async function getCalendar(ctx: Ctx, year: number): Promise<AnswerOf<typeof endpoint>> {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const days = await ctx.db
    .selectFrom("calendar_days")
    .select(["day", "kind", "note"])
    .where("day", ">=", first)
    .where("day", "<=", last)
    .orderBy("day")
    .execute();
  const changes = await ctx.db
    .selectFrom("calendar_changes as c")
    .leftJoin("users as u", "u.id", "c.user_id")
    .select(["c.day", "c.kind_before as before", "c.kind_after as after", "c.at", "u.id as userId", "u.name"])
    .where("c.day", ">=", first)
    .where("c.day", "<=", last)
    .orderBy("c.id", "desc")
    .limit(MOST_CHANGES)
    .execute();
  const day = await today(ctx);
  const coming = missingYear(day);
  const { week } = await readFirm(ctx);
  return {
    today: day,
    days,
    changes: changes.map(({ userId, name, ...change }) => ({
      ...change,
      user: userId !== null && name !== null ? { id: userId, name } : null,
    })),
    workingDays: workingDaysByMonth(year, week, new Map(days.map((one) => [one.day, one.kind]))),
    missingYear: coming !== null && !(await hasDays(ctx, coming)) ? coming : null,
  };
}
