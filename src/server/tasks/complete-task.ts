import type { Ctx } from "../kernel/ctx.ts";
import { refused } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { lockMatter } from "../matters/index.ts";
import { refreshNextStep } from "./refresh-next-step.ts";
import { aboutTask, lockTask, matterOfTask, openTasksOf } from "./store.ts";

/** Marks a task done; done once more is no change. Counted under the matter's lock: only one task can be the last. */
export const completeTask = (ctx: Ctx, taskId: number, result?: string): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const matterId = await matterOfTask(ctx, taskId);
    if (matterId !== null) await lockMatter(ctx, matterId);
    const task = await lockTask(ctx, taskId);
    if (task.state === "done") return;
    if (task.state === "cancelled") throw refused("task-not-open");
    await ctx.db
      .updateTable("tasks")
      .set({
        state: "done",
        result: result || null,
        done_at: ctx.now,
        done_by: ctx.actor.kind === "employee" ? ctx.actor.id : null,
      })
      .where("id", "=", task.id)
      .execute();
    const openLeft = matterId === null ? 0 : await openTasksOf(ctx, matterId);
    await refreshNextStep(ctx, matterId);
    await emit(ctx, "task.completed", aboutTask(task), { taskId: task.id, openLeft });
  });
