import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { EventName } from "../../api/events.ts";

/** All tables. Each slice adds its own by `declare module` in its tables.ts, so that no slice has to know another's. */
export interface Database {
  events: EventsTable;
  settings: SettingsTable;
  calendar_days: CalendarDaysTable;
}

/** A moment that is read as Date and may be written as Date. */
export type Moment = ColumnType<Date, Date, Date>;
export type MaybeMoment = ColumnType<Date | null, Date | null | undefined, Date | null>;
/** A calendar date "YYYY-MM-DD" in the firm's zone. */
export type Day = ColumnType<string, string, string>;
export type MaybeDay = ColumnType<string | null, string | null | undefined, string | null>;
/** An identity column: made by the database, never written. */
export type Id = ColumnType<number, never, never>;
/** A value kept as jsonb: written as JSON text, read parsed. */
export type Json<T extends object | null> = JSONColumnType<T>;

export type ActorKind = "employee" | "client" | "visitor" | "robot" | "provider" | "system";

export interface EventsTable {
  id: Id;
  at: Moment;
  name: ColumnType<EventName, EventName, never>;
  actor_kind: ColumnType<ActorKind, ActorKind, never>;
  /** users.id of an employee, robot_runs.id of a robot, clients.id of a client. */
  actor_id: ColumnType<number | null, number | null, never>;
  client_id: ColumnType<number | null, number | null, number | null>;
  matter_id: ColumnType<number | null, number | null, never>;
  subject_id: ColumnType<number | null, number | null, never>;
  data: Json<Record<string, unknown>>;
  cause_id: ColumnType<number | null, number | null, never>;
  depth: ColumnType<number, number, never>;
}

export interface SettingsTable {
  key: string;
  value: Json<object>;
  changed_at: Moment;
}

export interface CalendarDaysTable {
  day: Day;
  /** `off` is a holiday, `short` a day before one (an hour less), `work` a moved working day. */
  kind: "off" | "short" | "work";
  note: Generated<string>;
}
