import type { Ctx } from "../kernel/ctx.ts";
import { completeTask } from "./complete-task.ts";

/** Completes what robots of a stage set for the card and nobody did yet. Returns how many tasks that were. */
export async function completeStageTasks(ctx: Ctx, card: { matterId: number; stageId: number }): Promise<number> {
  const tasks = await ctx.db
    .selectFrom("tasks")
    .innerJoin("robot_runs", "robot_runs.id", "tasks.author_id")
    .select("tasks.id")
    .where("tasks.matter_id", "=", card.matterId)
    .where("tasks.state", "=", "open")
    .where("tasks.author_kind", "=", "robot")
    .where("robot_runs.stage_id", "=", card.stageId)
    .orderBy("tasks.id")
    .execute();
  for (const task of tasks) await completeTask(ctx, task.id);
  return tasks.length;
}
