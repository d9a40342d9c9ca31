import type { Ctx } from "../kernel/ctx.ts";
import { completeTask } from "./complete-task.ts";
import { openRobotTasks } from "./open-robot-tasks.ts";

/** Completes what robots set for the card, on this stage or on any, and nobody did yet. Returns how many tasks that were. */
export async function completeRobotTasks(
  ctx: Ctx,
  card: { matterId: number; stageId: number },
  scope: "stage" | "card",
): Promise<number> {
  const tasks = await openRobotTasks(ctx, card, scope);
  for (const id of tasks) await completeTask(ctx, id);
  return tasks.length;
}
