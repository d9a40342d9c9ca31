import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Done, Id, IdText, Instant, InstantText, Line, page } from "./scalars.ts";

export const Task = z.object({
  id: Id,
  title: z.string(),
  note: z.string(),
  kind: z.enum(["task", "call"]),
  items: z.array(z.object({ id: Id, title: z.string(), isDone: z.boolean() })),
  state: z.enum(["open", "done", "cancelled"]),
  dueAt: Instant.nullable(),
  isOverdue: z.boolean(),
  user: z.object({ id: Id, name: z.string() }).nullable(),
  client: z.object({ id: Id, name: z.string() }).nullable(),
  matterId: Id.nullable(),
  byRobot: z.string().nullable(),
  result: z.string().nullable(),
  createdAt: Instant,
  doneAt: Instant.nullable(),
});
export const listTasks = endpoint({
  name: "tasks.list-tasks",
  method: "GET",
  path: "/api/tasks",
  need: "tasks.read",
  summary: "Tasks by term",
  query: z.object({
    whose: z.enum(["mine", "all", "unassigned"]).default("mine"),
    when: z.enum(["overdue", "today", "later", "no-date", "open", "done"]).default("open"),
    matterId: IdText.optional(),
    clientId: IdText.optional(),
    after: z.string().max(60).optional(),
  }),
  reply: page(Task).extend({ counts: z.object({ overdue: z.int(), today: z.int(), later: z.int(), noDate: z.int() }) }),
});
export const createTask = endpoint({
  name: "tasks.create-task",
  method: "POST",
  path: "/api/tasks",
  need: "tasks.write",
  summary: "A task, of a card or by itself",
  body: z.object({
    title: Line(300),
    note: z.string().trim().max(5000).default(""),
    kind: z.enum(["task", "call"]).default("task"),
    items: z.array(Line(300)).max(50).default([]),
    dueAt: InstantText.nullable().default(null),
    userId: Id.nullable().optional(),
    clientId: Id.optional(),
    matterId: Id.optional(),
    key: z.string().max(100).optional(),
  }),
  reply: Task,
  status: 201,
});
export const updateTask = endpoint({
  name: "tasks.update-task",
  method: "PATCH",
  path: "/api/tasks/:id",
  need: "tasks.write",
  summary: "Move in time, give to another, reword",
  params: z.object({ id: IdText }),
  body: z.object({
    title: Line(300).optional(),
    note: z.string().trim().max(5000).optional(),
    dueAt: InstantText.nullable().optional(),
    userId: Id.nullable().optional(),
  }),
  reply: Task,
});
export const completeTask = endpoint({
  name: "tasks.complete-task",
  method: "PUT",
  path: "/api/tasks/:id/completion",
  need: "tasks.write",
  summary: "Done, with a result in words",
  params: z.object({ id: IdText }),
  body: z.object({ result: z.string().trim().max(2000).optional() }),
  reply: Task,
});
export const reopenTask = endpoint({
  name: "tasks.reopen-task",
  method: "DELETE",
  path: "/api/tasks/:id/completion",
  need: "tasks.write",
  summary: "Take «done» back",
  params: z.object({ id: IdText }),
  reply: Done,
});
export const tickItem = endpoint({
  name: "tasks.tick-item",
  method: "PUT",
  path: "/api/tasks/:id/items/:itemId",
  need: "tasks.write",
  summary: "Tick a line of the checklist, or take the tick off",
  params: z.object({ id: IdText, itemId: IdText }),
  body: z.object({ isDone: z.boolean() }),
  reply: Task,
});
