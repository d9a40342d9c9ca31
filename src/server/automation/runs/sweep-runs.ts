import { sql } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";
import { inTx } from "../../kernel/tx.ts";
import { enqueueEntry } from "../queue.ts";

const GRACE_MS = 30_000;
const MOST_AT_ONCE = 500;

/**
 * Finds stays with a robot that should have run and did not, whose job was lost with its queue. A robot held by one
 * above it that waits for its own time is where it belongs.
 */
export async function sweepRuns(ctx: Ctx): Promise<void> {
  // no event: nothing changes but that the work is asked for again.
  await inTx(ctx, async (ctx) => {
    const late = await sql<{ entry_id: number }>`
      select run.entry_id, min(run.due_at) as due_at from robot_runs run
      where run.finished_at is null and run.state = 'waiting' and run.due_at < ${new Date(ctx.now.getTime() - GRACE_MS)}::timestamptz
        and (run.spec->'timing'->>'order' = 'parallel' or not exists (
          select from robot_runs held where held.entry_id = run.entry_id and held.state = 'waiting' and held.due_at > ${ctx.now}::timestamptz
            and held.spec->'timing'->>'order' = 'after-previous' and (held.position, held.id) < (run.position, run.id)))
      group by run.entry_id order by 2 limit ${MOST_AT_ONCE}`.execute(ctx.db);
    for (const { entry_id } of late.rows) enqueueEntry(ctx, entry_id);
  });
}
