import { sql } from "kysely";
import { defineFacts, factsByMatter, type FactValue } from "../automation/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { dayOf } from "../kernel/working-time.ts";

const none: Record<string, FactValue> = {
  "task.open-count": 0,
  "task.overdue-count": 0,
  "task.done-count": 0,
  "task.next-due": null,
  "task.next-title": null,
  "task.last-done": null,
  "task.checklist-left": 0,
};

export const taskFacts = defineFacts({
  prefix: "task",
  facts: [
    { name: "task.open-count", title: "Открытых задач", titleEn: "Open tasks", kind: "number", options: [] },
    { name: "task.overdue-count", title: "Просроченных задач", titleEn: "Overdue tasks", kind: "number", options: [] },
    { name: "task.done-count", title: "Выполнено задач", titleEn: "Tasks done", kind: "number", options: [] },
    {
      name: "task.next-due",
      title: "Срок ближайшей задачи",
      titleEn: "Nearest task's term",
      kind: "date",
      options: [],
    },
    { name: "task.next-title", title: "Ближайшая задача", titleEn: "Nearest task", kind: "text", options: [] },
    { name: "task.last-done", title: "Последняя выполнена", titleEn: "Last one done on", kind: "date", options: [] },
    {
      name: "task.checklist-left",
      title: "Не отмечено в списках",
      titleEn: "Checklist lines left",
      kind: "number",
      options: [],
    },
  ],
  changedBy: [
    "task.created",
    "task.changed",
    "task.completed",
    "task.reopened",
    "task.cancelled",
    "task.overdue",
    "task.checklist-completed",
  ],
  ...factsByMatter({ rowsOf, factsFrom, absent: none }),
});

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

function rowsOf(ctx: Ctx, ids: readonly number[]) {
  return ctx.db
    .selectFrom("tasks as t")
    .select([
      "t.matter_id",
      sql<number>`(count(*) filter (where t.state = 'open'))::int`.as("open"),
      sql<number>`(count(*) filter (where t.state = 'open' and t.due_at < ${ctx.now}))::int`.as("overdue"),
      sql<number>`(count(*) filter (where t.state = 'done'))::int`.as("done"),
      sql<Date | null>`min(t.due_at) filter (where t.state = 'open')`.as("nextDue"),
      sql<
        string | null
      >`(array_agg(t.title order by t.due_at asc nulls last, t.id) filter (where t.state = 'open'))[1]`.as("nextTitle"),
      sql<Date | null>`max(t.done_at) filter (where t.state = 'done')`.as("lastDone"),
      sql<number>`coalesce(sum((select count(*) from task_items i where i.task_id = t.id and i.done_at is null))
        filter (where t.state = 'open'), 0)::int`.as("left"),
    ])
    .where(sql<boolean>`t.matter_id = any(${sql.val(ids)}::bigint[])`)
    .groupBy("t.matter_id")
    .execute();
}

function factsFrom(row: Row, zone: string): Record<string, FactValue> {
  return {
    "task.open-count": row.open,
    "task.overdue-count": row.overdue,
    "task.done-count": row.done,
    "task.next-due": row.nextDue && dayOf(row.nextDue, zone),
    "task.next-title": row.nextTitle,
    "task.last-done": row.lastDone && dayOf(row.lastDone, zone),
    "task.checklist-left": row.left,
  };
}
