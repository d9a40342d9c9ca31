import type { ColumnType, Generated } from "kysely";
import type { Day, Id, Json, MaybeMoment, Moment } from "../kernel/tables.ts";

declare module "../kernel/tables.ts" {
  interface Database {
    applications: ApplicationsTable;
    application_forms: ApplicationFormsTable;
    form_attempts: FormAttemptsTable;
  }
}

export type ApplicationState = "new" | "taken" | "suspect" | "rejected";

export interface ApplicationsTable {
  id: Id;
  number: ColumnType<number, never, never>;
  public_token: string;
  client_id: number | null;
  matter_id: number | null;
  name: string;
  phone: string;
  debt_kopecks: number | null;
  comment: string | null;
  source: string;
  utm: Json<Record<string, string>>;
  referrer: string | null;
  address: string | null;
  agent: string | null;
  has_advertising_consent: Generated<boolean>;
  consent_version: Generated<string>;
  state: ApplicationState;
  suspicion: Json<string[]>;
  repeats: Generated<number>;
  responsible_id: number | null;
  due_at: MaybeMoment;
  overdue_times: Generated<number>;
  taken_at: MaybeMoment;
  taken_by: number | null;
  created_at: Moment;
}

export interface ApplicationFormsTable {
  form_key: string;
  application_id: number;
  comment: string | null;
  debt_kopecks: number | null;
  at: Moment;
}

export interface FormAttemptsTable {
  day: Day;
  outcome: "refused" | "accepted" | "too-many";
  attempts: number;
}
