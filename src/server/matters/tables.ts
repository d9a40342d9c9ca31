import type { ColumnType, Generated } from "kysely";
import type { Id, MaybeDay, MaybeMoment, Moment } from "../kernel/tables.ts";

declare module "../kernel/tables.ts" {
  interface Database {
    pipelines: PipelinesTable;
    stages: StagesTable;
    matters: MattersTable;
    stage_tally: StageTallyTable;
    matter_observers: MatterObserversTable;
  }
}

export interface PipelinesTable {
  id: Id;
  code: string;
  name: string;
  name_en: string;
  position: number;
  removed_at: MaybeMoment;
}

export type StageKind = "open" | "won" | "lost" | "parked";

export interface StagesTable {
  id: Id;
  pipeline_id: number;
  code: string;
  name: string;
  name_en: string;
  color: string;
  kind: Generated<StageKind>;
  position: number;
  removed_at: MaybeMoment;
  /** Since when its list is the administrator's. */
  list_installed_at: MaybeMoment;
  /** Days without a deed after which a task is set. */
  stale_days: ColumnType<number | null, number | null | undefined, number | null>;
  /** Where its cards went when it was removed. */
  moved_to: ColumnType<number | null, number | null | undefined, number | null>;
}

export interface MattersTable {
  id: Id;
  number: Generated<number>;
  client_id: number;
  pipeline_id: number;
  stage_id: number;
  stage_entered_at: Moment;
  responsible_id: number | null;
  source: string;
  /** Follows the kind of the stage: `won` and `lost` close the matter. */
  is_open: Generated<boolean>;
  lost_reason: string | null;
  parked_until: MaybeDay;
  rank: number;
  next_task_id: number | null;
  next_task_title: string | null;
  next_due_at: MaybeMoment;
  unread: Generated<number>;
  /** How many observe it. */
  observers: Generated<number>;
  created_at: Moment;
  changed_at: Moment;
  version: Generated<number>;
}

export interface StageTallyTable {
  stage_id: number;
  responsible_id: number | null;
  matters: number;
  debt_kopecks: number;
}

export interface MatterObserversTable {
  matter_id: number;
  user_id: number;
  added_at: Moment;
}
