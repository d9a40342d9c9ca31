import { sql } from "kysely";
import type { Timing } from "../../../api/automation.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { nextRun } from "../rules.ts";
import { doRun } from "./do-run.ts";

/**
 * Does all that is due of one stay, in order, each robot in a transaction of its own; what the next ones wait for has
 * then just been done, so they follow in the same job. Run twice at once it does nothing twice: doRun claims the row.
 */
export async function runEntry(ctx: Ctx, entryId: number): Promise<void> {
  for (;;) {
    const moment: Ctx = { ...ctx, now: ctx.app.clock.now() };
    const run = nextRun(await waitingOf(moment, entryId), moment.now);
    if (!run || !(await doRun(moment, run))) return;
  }
}

const waitingOf = (ctx: Ctx, entryId: number) =>
  ctx.db
    .selectFrom("robot_runs")
    .select(["id", "matter_id as matterId", "attempts", "due_at as dueAt", sql<Timing["order"]>`spec->'timing'->>'order'`.as("order")])
    .where("entry_id", "=", entryId)
    .where("state", "=", "waiting")
    .orderBy("position")
    .orderBy("id")
    .execute();
