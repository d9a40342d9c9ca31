import type { Id, MaybeMoment, Moment } from "../kernel/tables.ts";

declare module "../kernel/tables.ts" {
  interface Database {
    uploads: UploadsTable;
  }
}

export interface UploadsTable {
  id: Id;
  user_id: number;
  file_key: string;
  name: string;
  type: string;
  size: number;
  sha256: string;
  at: Moment;
  taken_at: MaybeMoment;
}
