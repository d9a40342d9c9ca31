import { workCalendar } from "../kernel/calendar.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { readFirm } from "../kernel/settings.ts";
import { addWorkingMinutes } from "../kernel/working-time.ts";

/** The moment by which a new application must be taken: the firm's minutes of working time from now. */
export async function takeBy(ctx: Ctx): Promise<Date> {
  const firm = await readFirm(ctx);
  return addWorkingMinutes(ctx.now, firm.takeMinutes, await workCalendar(ctx));
}
