import type { Ctx } from "../kernel/ctx.ts";

/** What robots set for the card, on this stage or on any, and nobody did yet; oldest first. */
export async function openRobotTasks(
  ctx: Ctx,
  card: { matterId: number; stageId: number },
  scope: "stage" | "card",
): Promise<number[]> {
  const all = ctx.db
    .selectFrom("tasks")
    .innerJoin("robot_runs", "robot_runs.id", "tasks.author_id")
    .select("tasks.id")
    .where("tasks.matter_id", "=", card.matterId)
    .where("tasks.state", "=", "open")
    .where("tasks.author_kind", "=", "robot")
    .orderBy("tasks.id");
  const tasks = await (scope === "stage" ? all.where("robot_runs.stage_id", "=", card.stageId) : all).execute();
  return tasks.map(({ id }) => id);
}
