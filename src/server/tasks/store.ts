import { sql, type Selectable } from "kysely";
import type { z } from "zod";
import type { Task } from "../../api/tasks.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { notFound } from "../kernel/errors.ts";
import type { TasksTable } from "./tables.ts";

export type TaskRow = Selectable<TasksTable>;

/** Tasks with the names around them: whose, of which client, which robot set them; and their checklists. */
export const taskLines = (ctx: Ctx) =>
  ctx.db
    .selectFrom("tasks as t")
    .leftJoin("users as u", "u.id", "t.user_id")
    .leftJoin("clients as c", "c.id", "t.client_id")
    .leftJoin("robot_runs as r", (join) => join.onRef("r.id", "=", "t.author_id").on("t.author_kind", "=", "robot"))
    .selectAll("t")
    .select(["u.name as userName", "c.name as clientName", "r.title as robotTitle"])
    .select(
      sql<
        Item[]
      >`(select coalesce(json_agg(json_build_object('id', i.id, 'title', i.title, 'isDone', i.done_at is not null)
        order by i.position, i.id), '[]') from task_items i where i.task_id = t.id)`.as("items"),
    );

type Item = z.input<typeof Task>["items"][number];
type Line = TaskRow & { items: Item[]; userName: string | null; clientName: string | null; robotTitle: string | null };

export function toTask(ctx: Ctx, row: Line): z.input<typeof Task> {
  return {
    id: row.id,
    title: row.title,
    note: row.note,
    kind: row.kind,
    items: row.items,
    state: row.state,
    dueAt: row.due_at,
    isOverdue: isOverdue(row, ctx.now),
    user: row.user_id !== null && row.userName !== null ? { id: row.user_id, name: row.userName } : null,
    client: row.client_id !== null && row.clientName !== null ? { id: row.client_id, name: row.clientName } : null,
    matterId: row.matter_id,
    byRobot: row.robotTitle,
    result: row.result,
    createdAt: row.created_at,
    doneAt: row.done_at,
  };
}

const isOverdue = (row: TaskRow, now: Date): boolean => row.state === "open" && row.due_at !== null && row.due_at < now;

export async function readTask(ctx: Ctx, id: number): Promise<z.input<typeof Task>> {
  const row = await taskLines(ctx).where("t.id", "=", id).executeTakeFirst();
  if (!row) throw notFound("task");
  return toTask(ctx, row);
}

/** Read before locking: the matter is locked first, and a task never changes its matter. */
export async function matterOfTask(ctx: Ctx, id: number): Promise<number | null> {
  const row = await ctx.db.selectFrom("tasks").select("matter_id").where("id", "=", id).executeTakeFirst();
  if (!row) throw notFound("task");
  return row.matter_id;
}

export async function lockTask(ctx: Ctx, id: number): Promise<TaskRow> {
  const row = await ctx.db.selectFrom("tasks").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
  if (!row) throw notFound("task");
  return row;
}

export async function openTasksOf(ctx: Ctx, matterId: number): Promise<number> {
  const row = await ctx.db
    .selectFrom("tasks")
    .select((eb) => eb.fn.countAll<number>().as("open"))
    .where("matter_id", "=", matterId)
    .where("state", "=", "open")
    .executeTakeFirstOrThrow();
  return Number(row.open);
}

export const aboutTask = (task: Pick<TaskRow, "id" | "client_id" | "matter_id">) => ({
  clientId: task.client_id,
  matterId: task.matter_id,
  subjectId: task.id,
});
