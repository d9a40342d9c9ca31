import type { ColumnType, Generated } from "kysely";
import type { Condition, Timing } from "../../api/automation-timing.ts";
import type { RehearsalResult } from "../../api/automation-rehearsal.ts";
import type { RuleChange, RuleSpec } from "../../api/automation-versions.ts";
import type { FiringOutcome } from "./triggers/rules.ts";
import type { ActorKind, Id, Json, MaybeMoment, Moment } from "../kernel/tables.ts";

declare module "../kernel/tables.ts" {
  interface Database {
    automation_rules: AutomationRulesTable;
    stage_entries: StageEntriesTable;
    robot_runs: RobotRunsTable;
    planned_until: { id: boolean; at: Date };
    trigger_firings: TriggerFiringsTable;
    automation_drafts: AutomationDraftsTable;
    automation_versions: AutomationVersionsTable;
    automation_values: AutomationValuesTable;
    matter_variables: MatterVariablesTable;
    timed_triggers: TimedTriggersTable;
    rehearsals: RehearsalsTable;
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
  /** What the moment is counted from where it is not the entry: the end of the robot above, or of the round before. */
  from?: string;
  /** The branch that begins a chain of its own, since it runs beside the chain it stands in. */
  chain?: number;
  /** Settings of the awaited trigger, and since when its event counts. */
  awaitParams?: Record<string, unknown>;
  awaitSince?: string;
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
  parent_id: number | null;
  arm: "then" | "else" | null;
}

interface AutomationDraftsTable {
  pipeline_id: number;
  rules: Json<RuleSpec[]>;
  revision: number;
  changed_at: Moment;
  changed_by: number | null;
}

interface AutomationVersionsTable {
  id: Id;
  pipeline_id: number;
  number: number;
  rules: Json<RuleSpec[]>;
  changes: Json<RuleChange[]>;
  note: Generated<string>;
  published_at: Moment;
  published_by: number | null;
}

export type ValueData = string | number | boolean | null;

interface AutomationValuesTable {
  id: Id;
  kind: "constant" | "variable";
  pipeline_id: number | null;
  code: string;
  title: string;
  type: "text" | "number" | "date" | "flag";
  value: MaybeJson<ValueData>;
  changed_at: Moment;
  changed_by: number | null;
  removed_at: MaybeMoment;
}

interface MatterVariablesTable {
  matter_id: number;
  code: string;
  value: MaybeJson<ValueData>;
  changed_at: Moment;
}

interface TimedTriggersTable {
  entry_id: number;
  rule_id: number;
  mark: string;
  event_id: number;
}

interface RehearsalsTable {
  id: Id;
  pipeline_id: number;
  revision: number | null;
  days: number;
  state: "waiting" | "running" | "done" | "failed";
  cards_done: Generated<number>;
  cards: Generated<number>;
  result: MaybeJson<RehearsalResult>;
  reason: string | null;
  asked_at: Moment;
  asked_by: number | null;
  finished_at: MaybeMoment;
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
  /** Null: unknown as yet, an empty date or the end of the robot above. */
  due_at: MaybeMoment;
  round: Generated<number>;
  parent_id: number | null;
  arm: "then" | "else" | null;
  date_field: string | null;
  awaits: string | null;
  judged: MaybeJson<Record<string, string | number | boolean | null>>;
  tries: MaybeJson<{ at: string; reason: string }[]>;
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
