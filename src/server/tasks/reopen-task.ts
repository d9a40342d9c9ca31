import type { Ctx } from "../kernel/ctx.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { lockMatter } from "../matters/index.ts";
import { refreshNextStep } from "./refresh-next-step.ts";
import { aboutTask, lockTask, matterOfTask } from "./store.ts";

/** Takes «done» back; an open task stays as it is. */
export const reopenTask = (ctx: Ctx, taskId: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const matterId = await matterOfTask(ctx, taskId);
    if (matterId !== null) await lockMatter(ctx, matterId);
    const task = await lockTask(ctx, taskId);
    if (task.state === "open") return;
    await ctx.db
      .updateTable("tasks")
      .set({ state: "open", result: null, done_at: null, done_by: null })
      .where("id", "=", task.id)
      .execute();
    await refreshNextStep(ctx, matterId);
    await emit(ctx, "task.reopened", aboutTask(task), { taskId: task.id });
  });
