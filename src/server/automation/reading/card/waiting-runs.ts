import type { Ctx } from "../../../kernel/ctx.ts";

/** All that waits for the card, of its present and its former stays, as the runs follow on each other. */
export const waitingRuns = (ctx: Ctx, matterId: number) =>
  ctx.db
    .selectFrom("robot_runs as run")
    .innerJoin("stage_entries as stay", "stay.id", "run.entry_id")
    .select(["run.id", "run.entry_id", "run.rule_id", "run.matter_id", "run.client_id", "run.stage_id"])
    .select([
      "run.name",
      "run.title",
      "run.spec",
      "run.round",
      "run.due_at",
      "run.parent_id",
      "run.awaits",
      "run.judged",
    ])
    .select(["stay.entered_at", "stay.left_at", "stay.actor_kind"])
    .where("run.matter_id", "=", matterId)
    .where("run.state", "=", "waiting")
    .orderBy("run.entry_id")
    .orderBy("run.position")
    .orderBy("run.id")
    .execute();

export type Waiting = Awaited<ReturnType<typeof waitingRuns>>[number];
