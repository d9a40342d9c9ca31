import { sql } from "kysely";
import type { Timing } from "../../../api/automation-timing.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { inTx } from "../../kernel/tx.ts";
import { enqueueEntry } from "../queue.ts";
import { armReached } from "./arm-reached.ts";
import { doRun } from "./do-run.ts";
import { nextRun, reachedRuns, type WaitingRun as InOrder } from "./rules.ts";

type WaitingRun = InOrder & { matterId: number; attempts: number };

/**
 * Does all that is due of one stay, in order, each robot in a transaction of its own; what the next ones wait for has
 * then just been done, so they follow in the same job. Run twice at once it does nothing twice: doRun claims the row.
 */
export async function runEntry(ctx: Ctx, entryId: number): Promise<void> {
  let missed = 0;
  // Null: to be read. A robot that did its work and touched nothing else of the stay leaves the rest as it was read.
  let known: WaitingRun[] | null = null;
  for (;;) {
    const moment: Ctx = { ...ctx, now: ctx.app.clock.now() };
    const waiting: WaitingRun[] = known ?? (await waitingOf(moment, entryId));
    const [reached] = reachedRuns(waiting);
    const run = nextRun(waiting, moment.now);
    if (reached) {
      if (!(await armReached(moment, reached.id))) return;
      known = null;
    } else if (run) {
      const done = await doRun(moment, run);
      known = done === "finished" ? waiting.filter((one) => one.id !== run.id) : null;
      // Nothing else was there; what has been planned meanwhile has asked for itself.
      if (known?.length === 0) return;
      // Somebody else did it or put it off in between: look once more what is left.
      if (done === "gone" && missed === run.id) return;
      missed = done === "gone" ? run.id : 0;
    } else if (known === null) return askAgainSoon(moment, entryId, waiting);
    else known = null;
  }
}

/** The queue goes by the database's clock. Where that is a little ahead of ours, the job of a run that is due "now" comes before it. */
const CLOCKS_MAY_DIFFER_MS = 2000;

async function askAgainSoon(ctx: Ctx, entryId: number, waiting: readonly WaitingRun[]): Promise<void> {
  const due = nextRun(waiting, new Date(ctx.now.getTime() + CLOCKS_MAY_DIFFER_MS))?.dueAt;
  if (!due) return;
  // no event: nothing changes but that the work is asked for again.
  await inTx(ctx, async (ctx) => enqueueEntry(ctx, entryId, due));
}

const waitingOf = (ctx: Ctx, entryId: number) =>
  ctx.db
    .selectFrom("robot_runs")
    .select([
      "id",
      "rule_id as ruleId",
      "matter_id as matterId",
      "attempts",
      "due_at as dueAt",
      "round",
      "parent_id as parentId",
      sql<Timing["order"]>`spec->'timing'->>'order'`.as("order"),
      sql<number>`coalesce((spec->>'chain')::float8, 0)`.as("chain"),
      sql<boolean>`coalesce(spec->'timing'->'delay'->>'from', '') = 'previous'`.as("isFromPrevious"),
    ])
    .where("entry_id", "=", entryId)
    .where("state", "=", "waiting")
    .orderBy("position")
    .orderBy("id")
    .execute();
