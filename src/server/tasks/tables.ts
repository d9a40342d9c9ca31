import type { Generated } from "kysely";
import type { ActorKind, Id, MaybeMoment, Moment } from "../kernel/tables.ts";

declare module "../kernel/tables.ts" {
  interface Database {
    tasks: TasksTable;
    task_items: TaskItemsTable;
  }
}

export interface TasksTable {
  id: Id;
  client_id: number | null;
  matter_id: number | null;
  title: string;
  note: Generated<string>;
  kind: Generated<"task" | "call">;
  user_id: number | null;
  due_at: MaybeMoment;
  state: Generated<"open" | "done" | "cancelled">;
  result: string | null;
  author_kind: ActorKind;
  /** users.id or robot_runs.id by kind. */
  author_id: number | null;
  once_key: string | null;
  reminded_at: MaybeMoment;
  /** Set when its term passed undone; cleared by a new term. */
  overdue_at: MaybeMoment;
  escalated_at: MaybeMoment;
  created_at: Moment;
  done_at: MaybeMoment;
  done_by: number | null;
}

export interface TaskItemsTable {
  id: Id;
  task_id: number;
  title: string;
  position: number;
  done_at: MaybeMoment;
  done_by: number | null;
}
