import type { Timing } from "../../../api/automation-timing.ts";
import { workCalendar } from "../../kernel/calendar.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { readFirm } from "../../kernel/settings.ts";
import { cards, robotNamed } from "../catalogue.ts";
import type { Card, FactValue } from "../define.ts";
import { factsOf } from "../facts.ts";
import { dayIn, momentOf, needsCalendar, type Moment, type Reach } from "../rules.ts";

/** When each robot would run for a card that enters now; what only some robots need is read only for those. */
export async function dueTimes(
  ctx: Ctx,
  card: Card,
  robots: readonly { name: string; timing: Timing }[],
  isUndoable: boolean,
): Promise<Moment[]> {
  const calendar = robots.some((robot) => needsCalendar(robot.timing)) ? await workCalendar(ctx) : null;
  const reach = robots.some((robot) => isClientFacing(robot.name))
    ? await reachOf(ctx, card.clientId, isUndoable ? ctx.now : null)
    : null;
  const dates = await datesOf(ctx, card, robots);
  return robots.map(({ name, timing }) =>
    momentOf({
      timing,
      from: ctx.now,
      now: ctx.now,
      calendar,
      date: dayIn(dates[dateField(timing) ?? ""]),
      reach: isClientFacing(name) ? reach : null,
    }),
  );
}

export const isClientFacing = (name: string): boolean => robotNamed(name)?.isClientFacing === true;

/** The date fact that the moment is counted from, or null. */
export const dateField = ({ delay }: Timing): string | null => (delay.kind === "date" ? delay.field : null);

/** `undoableSince` is the moment of a move that a person may still take back. */
export async function reachOf(ctx: Ctx, clientId: number, undoableSince: Date | null): Promise<Reach> {
  const { undoSeconds, quiet } = await readFirm(ctx);
  const undoUntil = new Date(undoableSince === null ? 0 : undoableSince.getTime() + undoSeconds * 1000);
  return { undoUntil, quiet, zone: await cards().clientZone(ctx, clientId) };
}

function datesOf(ctx: Ctx, card: Card, robots: readonly { timing: Timing }[]): Promise<Record<string, FactValue>> {
  const fields = robots.flatMap((robot) => dateField(robot.timing) ?? []);
  return fields.length === 0 ? Promise.resolve({}) : factsOf(ctx, card, fields);
}
