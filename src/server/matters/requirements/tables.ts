import type { Condition } from "../../../api/automation-timing.ts";
import type { Gap } from "../../../api/requirements.ts";
import type { ColumnType } from "kysely";
import type { Id, Json, Moment } from "../../kernel/tables.ts";

declare module "../../kernel/tables.ts" {
  interface Database {
    stage_requirements: StageRequirementsTable;
    gap_passes: GapPassesTable;
    stale_marks: StaleMarksTable;
  }
}

export interface StageRequirementsTable {
  id: Id;
  stage_id: number;
  kind: Gap["kind"];
  what: string;
  title: string;
  title_en: string;
  why: string;
  why_en: string;
  /** Written as JSON text. */
  condition: ColumnType<Condition | null, string | null, string | null>;
  owes: Gap["owes"];
  is_gate: boolean;
  position: number;
}

export interface GapPassesTable {
  id: Id;
  matter_id: number;
  stage_id: number;
  missing: Json<string[]>;
  by_kind: "hand" | "trigger" | "robot";
  user_id: number | null;
  reason: string;
  at: Moment;
}

export interface StaleMarksTable {
  matter_id: number;
  mark: string;
}
