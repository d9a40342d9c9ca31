import type { Generated } from "kysely";
import type { Id, Moment } from "../kernel/tables.ts";

declare module "../kernel/tables.ts" {
  interface Database {
    calls: CallsTable;
  }
}

export interface CallsTable {
  id: Id;
  client_id: number;
  matter_id: number | null;
  user_id: number | null;
  direction: "out" | "in";
  result: "talked" | "no-answer" | "wrong-number" | "refused";
  note: Generated<string>;
  seconds: number | null;
  at: Moment;
}
