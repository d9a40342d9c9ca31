import type { Ctx } from "../kernel/ctx.ts";
import { notFound, refused } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { lockMatter } from "../matters/index.ts";
import { aboutTask, lockTask, matterOfTask } from "./store.ts";

export interface Tick {
  taskId: number;
  itemId: number;
  isDone: boolean;
}

/** Ticks a line of an open task's checklist. Under the task's lock: only one tick can be the last. */
export const tickItem = (ctx: Ctx, tick: Tick): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const matterId = await matterOfTask(ctx, tick.taskId);
    if (matterId !== null) await lockMatter(ctx, matterId);
    const task = await lockTask(ctx, tick.taskId);
    if (task.state !== "open") throw refused("task-not-open");
    const items = await ctx.db
      .selectFrom("task_items")
      .select(["id", "done_at"])
      .where("task_id", "=", task.id)
      .execute();
    const item = items.find(({ id }) => id === tick.itemId);
    if (!item) throw notFound("item");
    if ((item.done_at !== null) === tick.isDone) return;
    await ctx.db
      .updateTable("task_items")
      .set({
        done_at: tick.isDone ? ctx.now : null,
        done_by: tick.isDone && ctx.actor.kind === "employee" ? ctx.actor.id : null,
      })
      .where("id", "=", item.id)
      .execute();
    const cause = await emit(ctx, "task.changed", aboutTask(task), { taskId: task.id, fields: ["items"] });
    const isWhole = tick.isDone && items.every(({ id, done_at: doneAt }) => id === item.id || doneAt !== null);
    if (isWhole) await emit({ ...ctx, cause }, "task.checklist-completed", aboutTask(task), { taskId: task.id });
  });
