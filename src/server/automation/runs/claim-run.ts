import type { Ctx } from "../../kernel/ctx.ts";
import type { RunState } from "../tables.ts";

/** A waiting run as it was seen before anything was locked. */
export interface Picked {
  id: number;
  matterId: number;
  attempts: number;
}

/** The due run's row, locked; nothing when it waits no more or not yet. */
export const claimRun = (ctx: Ctx, id: number) =>
  ctx.db
    .selectFrom("robot_runs")
    .innerJoin("stage_entries", "stage_entries.id", "robot_runs.entry_id")
    .select([
      "robot_runs.id",
      "entry_id",
      "rule_id",
      "robot_runs.matter_id",
      "robot_runs.client_id",
      "robot_runs.stage_id",
      "robot_runs.name",
      "robot_runs.title",
      "spec",
      "robot_runs.position",
      "round",
      "due_at",
      "robot_runs.parent_id",
      "robot_runs.arm",
      "awaits",
      "entered_at",
      "stage_entries.actor_kind",
      "left_at",
      "cause_id",
      "depth",
    ])
    .where("robot_runs.id", "=", id)
    .where("state", "=", "waiting")
    .where("due_at", "<=", ctx.now)
    .forUpdate("robot_runs")
    .executeTakeFirst();

export type Run = NonNullable<Awaited<ReturnType<typeof claimRun>>>;
export type Judged = Record<string, string | number | boolean | null>;
export interface Outcome {
  state: RunState;
  reason: string | null;
  result: Record<string, unknown> | null;
  /** Left as it is when not given: what the condition saw is kept to the end. */
  judged?: Judged | null;
}
