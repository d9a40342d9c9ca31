import { sql } from "kysely";
import { workCalendar } from "../../kernel/calendar.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { inTx } from "../../kernel/tx.ts";
import { enqueueEntry } from "../queue.ts";
import { momentOf, needsCalendar } from "../rules.ts";
import { isClientFacing, reachOf } from "./due-times.ts";

/** The robot above has ended: a run that counts from there gets its moment. False when it waits no more. */
export const armReached = (ctx: Ctx, runId: number): Promise<boolean> =>
  // no event: nothing happens but that a moment becomes known.
  inTx(ctx, async (ctx) => {
    const run = await ctx.db
      .selectFrom("robot_runs as run")
      .innerJoin("stage_entries as stay", "stay.id", "run.entry_id")
      .select([
        "run.id",
        "run.entry_id",
        "run.client_id",
        "run.name",
        "run.spec",
        "run.position",
        "stay.entered_at",
        "stay.actor_kind",
      ])
      .where("run.id", "=", runId)
      .where("run.state", "=", "waiting")
      .where("run.due_at", "is", null)
      .forUpdate("run")
      .executeTakeFirst();
    if (!run) return false;
    const { timing } = run.spec;
    const from = (await endAbove(ctx, run)) ?? run.entered_at;
    const moment = momentOf({
      timing,
      from,
      isReached: true,
      now: ctx.now,
      calendar: needsCalendar(timing) ? await workCalendar(ctx) : null,
      reach: isClientFacing(run.name)
        ? await reachOf(ctx, run.client_id, run.actor_kind === "employee" ? run.entered_at : null)
        : null,
    });
    if (moment.kind !== "at") return false;
    await ctx.db
      .updateTable("robot_runs")
      .set({ due_at: moment.at, spec: JSON.stringify({ ...run.spec, from: from.toISOString() }) })
      .where("id", "=", run.id)
      .execute();
    enqueueEntry(ctx, run.entry_id, moment.at);
    return true;
  });

/** When the last robot of its chain above it ended; null when it stands first. */
async function endAbove(
  ctx: Ctx,
  run: { entry_id: number; position: number; spec: { chain?: number } },
): Promise<Date | null> {
  const chain = run.spec.chain ?? 0;
  const above = await ctx.db
    .selectFrom("robot_runs")
    .select((eb) => eb.fn.max("finished_at").as("at"))
    .where("entry_id", "=", run.entry_id)
    .where("position", "<", run.position)
    .where("round", "=", 1)
    .where((eb) =>
      eb.or([
        sql<boolean>`coalesce((spec->>'chain')::bigint, 0) = ${chain} and spec->'timing'->>'order' = 'after-previous'`,
        eb("rule_id", "=", chain),
      ]),
    )
    .executeTakeFirst();
  return above?.at ?? null;
}
