import { sql } from "kysely";
import { z } from "zod";
import { workCalendar } from "../../kernel/calendar.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { defineTrigger, type TimedTrigger } from "../define.ts";
import { field, option } from "../fields.ts";
import { isNotTold } from "../triggers/is-not-told.ts";
import { standingSince, stayUnits, waitUntil } from "./rules.ts";

const Params = z.object({
  stageId: z.coerce.number().int().positive(),
  amount: z.coerce.number().int().min(1).max(10_000),
  unit: z.enum(stayUnits).default("days"),
});
type Params = z.output<typeof Params>;

/** A stay outlives its term once. */
const MARK = "exceeded";

export const stageTimeExceeded = defineTrigger({
  name: "automation.stage-time-exceeded",
  title: ["Карта задержалась на стадии", "The card outstayed a stage"],
  help: [
    "Срабатывает, когда карта стоит на стадии дольше срока: «Договор» больше 10 рабочих дней.",
    "Fires when a card stands on a stage longer than the term: “Contract” for over 10 working days.",
  ],
  group: "card",
  icon: "clock-exclamation",
  events: ["time.reached"],
  fields: [
    field("stageId", "stage", ["Стадия", "Stage"], { isRequired: true }),
    field("amount", "number", ["Дольше чем", "Longer than"], { isRequired: true }),
    field("unit", "select", ["Единица", "Unit"], {
      options: [
        option("minutes", "минут", "minutes"),
        option("hours", "часов", "hours"),
        option("days", "дней", "days"),
        option("weeks", "недель", "weeks"),
        option("working-days", "рабочих дней", "working days"),
      ],
    }),
  ],
  params: Params,
  answersStages: (params) => [params.stageId],
  timed: {
    due,
    wouldCome: (params, { stageId, enteredAt, calendar }) =>
      stageId === params.stageId ? waitUntil(enteredAt, params, calendar) : null,
  },
  matches: () => true,
});

async function due(ctx: Ctx, { watchedStageIds, params, limit, told }: Parameters<TimedTrigger<Params>["due"]>[1]) {
  if (!watchedStageIds.includes(params.stageId)) return [];
  const calendar = await workCalendar(ctx);
  const rows = await ctx.db
    .selectFrom("stage_entries as stay")
    .select(["stay.id as entryId", "matter_id as matterId", "client_id as clientId", "entered_at"])
    .where("stage_id", "=", params.stageId)
    .where("left_at", "is", null)
    .where("entered_at", "<=", standingSince(ctx.now, params, calendar))
    .where(isNotTold(told, sql<string>`${MARK}`))
    .orderBy("entered_at")
    .limit(limit)
    .execute();
  return rows
    .filter((row) => waitUntil(row.entered_at, params, calendar) <= ctx.now)
    .map(({ entryId, matterId, clientId }) => ({ entryId, matterId, clientId, mark: MARK }));
}
