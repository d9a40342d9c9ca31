import type { Ctx } from "../kernel/ctx.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { lockMatter } from "../matters/index.ts";
import { refreshNextStep } from "./refresh-next-step.ts";
import { aboutTask, lockTask } from "./store.ts";

/**
 * Cancels the open tasks that robots set during the stay which an undo at `undoneAt` ended. What a person set in
 * those seconds is his own and stays.
 */
export const cancelUndoneTasks = (ctx: Ctx, matterId: number, undoneAt: Date): Promise<void> =>
  inTx(ctx, async (ctx) => {
    await lockMatter(ctx, matterId);
    const rows = await ctx.db
      .selectFrom("tasks")
      .innerJoin("robot_runs", "robot_runs.id", "tasks.author_id")
      .innerJoin("stage_entries", "stage_entries.id", "robot_runs.entry_id")
      .select("tasks.id")
      .where("tasks.matter_id", "=", matterId)
      .where("tasks.state", "=", "open")
      .where("tasks.author_kind", "=", "robot")
      .where("stage_entries.left_at", "=", undoneAt)
      .where("stage_entries.matter_id", "=", matterId)
      .execute();
    if (rows.length === 0) return; // no event: the stage had set no task
    for (const { id } of rows) {
      const task = await lockTask(ctx, id);
      await ctx.db.updateTable("tasks").set({ state: "cancelled" }).where("id", "=", id).execute();
      await emit(ctx, "task.cancelled", aboutTask(task), { taskId: id, reason: "move-undone" });
    }
    await refreshNextStep(ctx, matterId);
  });
