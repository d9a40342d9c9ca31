import { dayOf, type DateContext } from "../lib/dates.ts";
import type { Task } from "./queries.ts";

export const taskGroups = ["overdue", "today", "later", "no-date"] as const;
export type TaskGroup = (typeof taskGroups)[number];

/** Which group a task stands in now: the clock goes on while the page is open, so the server's mark alone is not enough. */
export function groupOf(task: Pick<Task, "dueAt">, { zone, now }: Pick<DateContext, "zone" | "now">): TaskGroup {
  if (task.dueAt === null) return "no-date";
  if (new Date(task.dueAt) < now) return "overdue";
  return dayOf(task.dueAt, zone) === dayOf(now, zone) ? "today" : "later";
}

/** In the order of the groups; empty ones are absent, the order within a group is the server's. */
export function groupTasks(
  tasks: readonly Task[],
  clock: Pick<DateContext, "zone" | "now">,
): { group: TaskGroup; tasks: Task[] }[] {
  const by = Map.groupBy(tasks, (task) => groupOf(task, clock));
  return taskGroups.flatMap((group) => (by.has(group) ? [{ group, tasks: by.get(group) ?? [] }] : []));
}
