import { findUser } from "../access/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { invalid, refused } from "../kernel/errors.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { lockMatter } from "../matters/index.ts";
import { refreshNextStep } from "./refresh-next-step.ts";
import { aboutTask, lockTask, matterOfTask, type TaskRow } from "./store.ts";

export interface TaskChange {
  title?: string | undefined;
  note?: string | undefined;
  dueAt?: Date | null | undefined;
  userId?: number | null | undefined;
}

/** Moves an open task in time, gives it to another or rewords it. A new term reminds anew. */
export const updateTask = (ctx: Ctx, taskId: number, change: TaskChange): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const matterId = await matterOfTask(ctx, taskId);
    if (matterId !== null) await lockMatter(ctx, matterId);
    const task = await lockTask(ctx, taskId);
    if (task.state !== "open") throw refused("task-not-open");
    if (change.userId && !(await findUser(ctx, change.userId))?.isActive) throw invalid({ userId: "unknown" });
    const fields = changedFields(task, change);
    if (fields.length === 0) return;
    await ctx.db
      .updateTable("tasks")
      .set({
        title: change.title ?? task.title,
        note: change.note ?? task.note,
        due_at: change.dueAt === undefined ? task.due_at : change.dueAt,
        user_id: change.userId === undefined ? task.user_id : change.userId,
        ...(fields.includes("dueAt") ? { reminded_at: null, overdue_at: null, escalated_at: null } : {}),
      })
      .where("id", "=", task.id)
      .execute();
    await refreshNextStep(ctx, task.matter_id);
    await emit(ctx, "task.changed", aboutTask(task), { taskId: task.id, fields });
  });

function changedFields(task: TaskRow, change: TaskChange): string[] {
  const fields: string[] = [];
  if (change.title !== undefined && change.title !== task.title) fields.push("title");
  if (change.note !== undefined && change.note !== task.note) fields.push("note");
  if (change.dueAt !== undefined && change.dueAt?.getTime() !== task.due_at?.getTime()) fields.push("dueAt");
  if (change.userId !== undefined && change.userId !== task.user_id) fields.push("userId");
  return fields;
}
