import { workCalendar } from "../../kernel/calendar.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { enqueueEntry } from "../queue.ts";
import { momentOf, mostRounds, needsCalendar } from "../rules.ts";
import type { RunSpec } from "../tables.ts";
import { isClientFacing, reachOf } from "./due-times.ts";

/** What the next round of a robot takes from the one before. */
export const followingFields = [
  "entry_id",
  "rule_id",
  "matter_id",
  "client_id",
  "stage_id",
  "name",
  "title",
  "spec",
  "position",
  "round",
  "due_at",
  "parent_id",
  "arm",
] as const;

export interface Round {
  entry_id: number;
  rule_id: number;
  matter_id: number;
  client_id: number;
  stage_id: number;
  name: string;
  title: string;
  spec: RunSpec;
  position: number;
  round: number;
  due_at: Date | null;
  parent_id: number | null;
  arm: "then" | "else" | null;
}

/** Plans the next run of a repeated or monthly robot in the same stay; the key of stay, rule and round keeps it single. */
export async function planNextRound(ctx: Ctx, run: Round): Promise<void> {
  if (run.round >= mostRounds(run.spec.timing)) return;
  const from = startOf(ctx, run);
  const { timing } = run.spec;
  const moment = momentOf({
    timing,
    from,
    round: run.round + 1,
    now: ctx.now,
    calendar: needsCalendar(timing) ? await workCalendar(ctx) : null,
    reach: isClientFacing(run.name) ? await reachOf(ctx, run.client_id, null) : null,
  });
  if (moment.kind !== "at") return;
  const planned = await ctx.db
    .insertInto("robot_runs")
    .values({
      entry_id: run.entry_id,
      rule_id: run.rule_id,
      matter_id: run.matter_id,
      client_id: run.client_id,
      stage_id: run.stage_id,
      name: run.name,
      title: run.title,
      spec: JSON.stringify({ ...run.spec, from: from.toISOString() }),
      position: run.position,
      round: run.round + 1,
      parent_id: run.parent_id,
      arm: run.arm,
      state: "waiting",
      due_at: moment.at,
      created_at: ctx.now,
    })
    .onConflict((oc) => oc.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (planned) enqueueEntry(ctx, run.entry_id, moment.at);
}

/** A month's round that was missed is not made up for: the next one is later than now and than the one before. */
function startOf(ctx: Ctx, run: Round): Date {
  if (run.spec.timing.delay.kind !== "monthly") return ctx.now;
  const former = run.due_at === null ? 0 : run.due_at.getTime() + 1;
  return new Date(Math.max(former, ctx.now.getTime()));
}
