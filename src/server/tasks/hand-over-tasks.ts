import type { Ctx } from "../kernel/ctx.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { lockMatter } from "../matters/index.ts";
import { aboutTask, lockTask } from "./store.ts";

/** Gives the open tasks that robots set for the former responsible to the new one; what people set stays theirs. */
export const handOverTasks = (
  ctx: Ctx,
  { matterId, fromUserId, toUserId }: { matterId: number; fromUserId: number; toUserId: number },
): Promise<void> =>
  inTx(ctx, async (ctx) => {
    await lockMatter(ctx, matterId);
    const rows = await ctx.db
      .updateTable("tasks")
      .set({ user_id: toUserId })
      .where("matter_id", "=", matterId)
      .where("state", "=", "open")
      .where("author_kind", "=", "robot")
      .where("user_id", "=", fromUserId)
      .returning("id")
      .execute();
    // no event: the former responsible had no robot's task
    for (const { id } of rows)
      await emit(ctx, "task.changed", aboutTask(await lockTask(ctx, id)), { taskId: id, fields: ["userId"] });
  });
