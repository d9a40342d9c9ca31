import type { Timing } from "../../../api/automation.ts";
import { workCalendar } from "../../kernel/calendar.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { readFirm } from "../../kernel/settings.ts";
import { robotNamed } from "../catalogue.ts";
import { dueAt, needsCalendar } from "../rules.ts";

/** When each robot would run for a card that enters now; the calendar and the firm are read only when one needs them. */
export async function dueTimes(
  ctx: Ctx,
  robots: readonly { name: string; timing: Timing }[],
  isUndoable: boolean,
): Promise<Date[]> {
  const calendar = robots.some((robot) => needsCalendar(robot.timing)) ? await workCalendar(ctx) : null;
  const reaches = robots.map((robot) => isUndoable && robotNamed(robot.name)?.isClientFacing === true);
  const safe = reaches.includes(true)
    ? new Date(ctx.now.getTime() + (await readFirm(ctx)).undoSeconds * 1000)
    : ctx.now;
  return robots.map((robot, i) => dueAt(robot.timing, ctx.now, reaches[i] ? safe : ctx.now, calendar));
}
