import { heads } from "../access/index.ts";
import { workCalendar } from "../kernel/calendar.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { emit } from "../kernel/events.ts";
import { inTx } from "../kernel/tx.ts";
import { notify } from "../notices/index.ts";
import { escalatesAt } from "./rules.ts";
import { aboutTask, type TaskRow } from "./store.ts";

const AT_ONCE = 500;
const HOUR_MS = 3_600_000;

/** The minute's sweep: each task whose term came is told of once, each that stayed undone a working day goes to the head. */
export async function remindDue(ctx: Ctx): Promise<void> {
  const due = await ctx.db
    .selectFrom("tasks")
    .select("id")
    .where("state", "=", "open")
    .where("overdue_at", "is", null)
    .where("due_at", "<=", ctx.now)
    .orderBy("due_at")
    .limit(AT_ONCE)
    .execute();
  for (const task of due) await remind(ctx, task.id);
  for (const id of await toEscalate(ctx)) await escalate(ctx, id);
}

/** The conditional update is the claim: of two sweeps at once one tells. */
const remind = (ctx: Ctx, id: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const task = await ctx.db
      .updateTable("tasks")
      .set({ reminded_at: ctx.now, overdue_at: ctx.now })
      .where("id", "=", id)
      .where("state", "=", "open")
      .where("overdue_at", "is", null)
      .where("due_at", "<=", ctx.now)
      .returningAll()
      .executeTakeFirst();
    if (!task) return;
    const cause = await emit(ctx, "task.overdue", aboutTask(task), { taskId: task.id });
    // Nobody's task is the heads' care from the first minute.
    const userIds = task.user_id === null ? await headIds(ctx) : [task.user_id];
    await tell({ ...ctx, cause }, task, "task.due", userIds);
  });

async function toEscalate(ctx: Ctx): Promise<number[]> {
  const calendar = await workCalendar(ctx);
  const waiting = await ctx.db
    .selectFrom("tasks")
    .select(["id", "due_at"])
    .where("state", "=", "open")
    .where("overdue_at", "is not", null)
    .where("escalated_at", "is", null)
    .where("due_at", "<", new Date(ctx.now.getTime() - HOUR_MS))
    .orderBy("due_at")
    .limit(AT_ONCE)
    .execute();
  return waiting
    .filter((task) => task.due_at !== null && escalatesAt(task.due_at, calendar) <= ctx.now)
    .map((task) => task.id);
}

// no event: the notice sent is the change people see; the task itself is as overdue as before
const escalate = (ctx: Ctx, id: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const task = await ctx.db
      .updateTable("tasks")
      .set({ escalated_at: ctx.now })
      .where("id", "=", id)
      .where("state", "=", "open")
      .where("overdue_at", "is not", null)
      .where("escalated_at", "is", null)
      .returningAll()
      .executeTakeFirst();
    if (task) await tell(ctx, task, "task.overdue", await headIds(ctx));
  });

async function tell(ctx: Ctx, task: TaskRow, kind: string, userIds: readonly number[]): Promise<void> {
  await notify(ctx, {
    userIds,
    kind,
    data: { taskId: task.id, title: task.title, userId: task.user_id, dueAt: task.due_at?.toISOString() ?? null },
    clientId: task.client_id,
    matterId: task.matter_id,
    onceKey: `${kind}:${task.id}:${task.due_at?.toISOString() ?? ""}`,
  });
}

const headIds = async (ctx: Ctx): Promise<number[]> => (await heads(ctx)).map(({ id }) => id);
