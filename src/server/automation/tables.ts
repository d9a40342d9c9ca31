import type { ColumnType, Generated } from "kysely";
import type { Condition, Timing } from "../../api/automation.ts";
import type { FiringOutcome } from "./triggers/rules.ts";
import type { ActorKind, Id, Json, MaybeMoment, Moment } from "../kernel/tables.ts";

declare module "../kernel/tables.ts" {
  interface Database {
    automation_rules: AutomationRulesTable;
    stage_entries: StageEntriesTable;
    robot_runs: RobotRunsTable;
    trigger_firings: TriggerFiringsTable;
  }
}

export type RuleKind = "robot" | "trigger";
export type RunState = "waiting" | "done" | "skipped" | "failed" | "cancelled";

/** The rule as it was when the card entered the stage. */
export interface RunSpec {
  params: Record<string, unknown>;
  timing: Timing;
  condition: Condition | null;
  /** The rule's version: conditions are compiled once for each. */
  changedAt: string;
}

type MaybeJson<T> = ColumnType<T | null, string | null, string | null>;

interface AutomationRulesTable {
  id: Id;
  stage_id: number;
  kind: RuleKind;
  name: string;
  title: string;
  params: Json<Record<string, unknown>>;
  timing: Json<Timing>;
  condition: MaybeJson<Condition>;
  allow_back: boolean;
  position: number;
  is_on: boolean;
  changed_at: Moment;
  changed_by: number | null;
  removed_at: MaybeMoment;
}

interface StageEntriesTable {
  id: Id;
  matter_id: number;
  client_id: number;
  stage_id: number;
  entered_at: Moment;
  left_at: MaybeMoment;
  cause_id: number | null;
  depth: Generated<number>;
  former_id: number | null;
  actor_kind: Generated<ActorKind>;
}

interface RobotRunsTable {
  id: Id;
  entry_id: number;
  rule_id: number;
  matter_id: number;
  client_id: number;
  stage_id: number;
  name: string;
  title: string;
  spec: Json<RunSpec>;
  position: number;
  state: RunState;
  due_at: Moment;
  attempts: Generated<number>;
  finished_at: MaybeMoment;
  reason: string | null;
  result: MaybeJson<Record<string, unknown>>;
  created_at: Moment;
}

interface TriggerFiringsTable {
  id: Id;
  rule_id: number;
  event_id: number;
  matter_id: number;
  client_id: number;
  stage_id: number;
  name: string;
  title: string;
  outcome: FiringOutcome;
  reason: string | null;
  at: Moment;
}
