import type { Moment } from "../../kernel/tables.ts";
import type { RecordKind } from "../../../api/client-records.ts";

declare module "../../kernel/tables.ts" {
  interface Database {
    record_absences: RecordAbsencesTable;
  }
}

export interface RecordAbsencesTable {
  client_id: number;
  kind: RecordKind;
  user_id: number | null;
  at: Moment;
}
