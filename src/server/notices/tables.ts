import type { Generated } from "kysely";
import type { Id, Json, MaybeMoment, Moment } from "../kernel/tables.ts";

export interface NoticesTable {
  id: Id;
  user_id: number;
  kind: string;
  data: Json<Record<string, unknown>>;
  text: Generated<string>;
  client_id: number | null;
  matter_id: number | null;
  at: Moment;
  read_at: MaybeMoment;
  once_key: string | null;
}

declare module "../kernel/tables.ts" {
  interface Database {
    notices: NoticesTable;
  }
}
