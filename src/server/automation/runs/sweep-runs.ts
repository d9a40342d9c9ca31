import { sql } from "kysely";
import type { Ctx } from "../../kernel/ctx.ts";
import { planAhead } from "./plan-ahead.ts";
import { inTx } from "../../kernel/tx.ts";
import { enqueueEntry } from "../queue.ts";

const GRACE_MS = 30_000;
const MOST_AT_ONCE = 500;

const inChain = (run: "run" | "held") =>
  sql`${sql.ref(run)}.spec->'timing'->>'order' = 'after-previous' and ${sql.ref(run)}.round = 1`;
const countsFromPrevious = sql`(run.due_at is null and run.spec->'timing'->'delay'->>'from' = 'previous')`;

/** A robot of the same stay that it has to wait for, and which itself waits for its time, still unknown or later than `now`. */
const isHeld = (now: Date) => sql`exists (
  select from robot_runs held where held.entry_id = run.entry_id and held.state = 'waiting' and held.id <> run.id
    and (held.due_at is null or held.due_at > ${now}::timestamptz)
    and ((held.rule_id = run.parent_id and held.round = 1)
      or ((${inChain("run")} or ${countsFromPrevious}) and ${inChain("held")} and (held.position, held.id) < (run.position, run.id)
        and coalesce(held.spec->>'chain', '0') = coalesce(run.spec->>'chain', '0'))))`;

/**
 * Finds stays with a robot that should have run and did not, whose job was lost with its queue. A robot held by one
 * above it that waits for its own time is where it belongs; so is one whose date is not known.
 */
export async function sweepRuns(ctx: Ctx): Promise<void> {
  if (Number.isFinite(ctx.app.jobs.aheadMs)) await planAhead(ctx);
  // no event: nothing changes but that the work is asked for again.
  await inTx(ctx, async (ctx) => {
    const late = await sql<{ entry_id: number }>`
      select run.entry_id, min(run.due_at) as due_at from robot_runs run
      where run.finished_at is null and run.state = 'waiting' and run.due_at < ${new Date(ctx.now.getTime() - GRACE_MS)}::timestamptz
        and not ${isHeld(ctx.now)}
      group by run.entry_id order by 2 limit ${MOST_AT_ONCE}`.execute(ctx.db);
    const reached = await sql<{ entry_id: number }>`
      select distinct run.entry_id from robot_runs run
      where run.finished_at is null and run.state = 'waiting' and ${countsFromPrevious} and not ${isHeld(ctx.now)}
      limit ${MOST_AT_ONCE}`.execute(ctx.db);
    for (const entryId of new Set([...late.rows, ...reached.rows].map((row) => row.entry_id)))
      enqueueEntry(ctx, entryId);
  });
}
