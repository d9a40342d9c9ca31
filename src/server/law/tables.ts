import type { ColumnType } from "kysely";
import type { Day, Id, Json, MaybeDay, MaybeMoment, Moment } from "../kernel/tables.ts";

type MaybeUser = ColumnType<number | null, number | null | undefined, number | null>;
type DayKind = "off" | "short" | "work";

export interface LegalRulesTable {
  id: Id;
  code: string;
  value: Json<object>;
  article: string;
  source: string;
  /** V1 seen in an official text, V2 in a secondary one, C to be confirmed by the firm's lawyer. */
  mark: "V1" | "V2" | "C";
  in_force_from: Day;
  /** The last day on which it holds. */
  in_force_to: MaybeDay;
  changed_at: Moment;
  /** Who of the firm wrote it; null of a shipped one. */
  author_id: MaybeUser;
  checked_by: MaybeUser;
  checked_at: MaybeMoment;
}

export interface CalendarChangesTable {
  id: Id;
  day: Day;
  kind_before: DayKind | null;
  kind_after: DayKind | null;
  user_id: number | null;
  at: Moment;
}

export interface DatedTextsTable {
  id: Id;
  code: string;
  version: string;
  title: string;
  body: string;
  in_force_from: Day;
}

declare module "../kernel/tables.ts" {
  interface Database {
    legal_rules: LegalRulesTable;
    dated_texts: DatedTextsTable;
    calendar_changes: CalendarChangesTable;
  }
}
