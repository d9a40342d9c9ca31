import type { ColumnType, Generated } from "kysely";
import type { Role } from "../../api/rights.ts";
import type { Id, MaybeMoment, Moment } from "../kernel/tables.ts";

export interface UsersTable {
  id: Id;
  /** An e-mail address; compared without regard to case. */
  login: string;
  name: string;
  role: Role;
  password_hash: string;
  locale: Generated<"ru" | "en">;
  theme: Generated<"auto" | "light" | "dark">;
  sound: Generated<boolean>;
  is_active: Generated<boolean>;
  is_on_shift: Generated<boolean>;
  failed_sign_ins: Generated<number>;
  locked_until: MaybeMoment;
  last_seen_at: MaybeMoment;
  created_at: Moment;
}

export interface SessionsTable {
  token_hash: ColumnType<string, string, never>;
  user_id: ColumnType<number, number, never>;
  created_at: ColumnType<Date, Date, never>;
  seen_at: Moment;
  expires_at: Moment;
  address: string;
  agent: string;
}

export interface ApiTokensTable {
  id: Id;
  user_id: ColumnType<number, number, never>;
  name: string;
  token_hash: ColumnType<string, string, never>;
  created_at: ColumnType<Date, Date, never>;
  last_used_at: MaybeMoment;
  revoked_at: MaybeMoment;
}

declare module "../kernel/tables.ts" {
  interface Database {
    users: UsersTable;
    sessions: SessionsTable;
    api_tokens: ApiTokensTable;
  }
}
