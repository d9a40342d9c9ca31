import { sql } from "kysely";
import type { Timing } from "../../../api/automation.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { inTx } from "../../kernel/tx.ts";
import { enqueueEntry } from "../queue.ts";
import { nextRun, type WaitingRun } from "../rules.ts";
import { doRun } from "./do-run.ts";

/**
 * Does all that is due of one stay, in order, each robot in a transaction of its own; what the next ones wait for has
 * then just been done, so they follow in the same job. Run twice at once it does nothing twice: doRun claims the row.
 */
export async function runEntry(ctx: Ctx, entryId: number): Promise<void> {
  for (;;) {
    const moment: Ctx = { ...ctx, now: ctx.app.clock.now() };
    const waiting = await waitingOf(moment, entryId);
    const run = nextRun(waiting, moment.now);
    if (!run) return askAgainSoon(moment, entryId, waiting);
    if (!(await doRun(moment, run))) return;
  }
}

/** The queue goes by the database's clock. Where that is a little ahead of ours, the job of a run that is due "now" comes before it. */
const CLOCKS_MAY_DIFFER_MS = 2000;

async function askAgainSoon(ctx: Ctx, entryId: number, waiting: readonly WaitingRun[]): Promise<void> {
  const soon = nextRun(waiting, new Date(ctx.now.getTime() + CLOCKS_MAY_DIFFER_MS));
  if (!soon) return;
  // no event: nothing changes but that the work is asked for again.
  await inTx(ctx, async (ctx) => enqueueEntry(ctx, entryId, soon.dueAt));
}

const waitingOf = (ctx: Ctx, entryId: number) =>
  ctx.db
    .selectFrom("robot_runs")
    .select([
      "id",
      "matter_id as matterId",
      "attempts",
      "due_at as dueAt",
      sql<Timing["order"]>`spec->'timing'->>'order'`.as("order"),
    ])
    .where("entry_id", "=", entryId)
    .where("state", "=", "waiting")
    .orderBy("position")
    .orderBy("id")
    .execute();
