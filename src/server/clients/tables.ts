import type { ColumnType, Generated } from "kysely";
import type { Channel } from "../../api/connections.ts";
import type { Id, MaybeDay, Moment } from "../kernel/tables.ts";

declare module "../kernel/tables.ts" {
  interface Database {
    clients: ClientsTable;
    client_phones: ClientPhonesTable;
    debts: DebtsTable;
    consents: ConsentsTable;
    comments: CommentsTable;
    client_tags: ClientTagsTable;
  }
}

export interface ClientsTable {
  id: Id;
  /** The channel he asked to be written by. */
  message_channel: ColumnType<Channel | null, Channel | null | undefined>;
  kind: Generated<"person" | "company">;
  name: string;
  first_name: Generated<string>;
  birth_date: MaybeDay;
  inn: string | null;
  email: string | null;
  city: string | null;
  region: string | null;
  /** Set by hand only; without it the zone follows from the place or the phone. */
  zone: string | null;
  family: string | null;
  work: string | null;
  income_kopecks: number | null;
  note: string | null;
  source: string;
  debt_kopecks: Generated<number>;
  creditors: Generated<number>;
  search: string;
  created_at: Moment;
  changed_at: Moment;
}

export interface ClientPhonesTable {
  id: Id;
  client_id: number;
  phone: string;
  is_primary: boolean;
  note: Generated<string>;
}

export interface DebtsTable {
  id: Id;
  client_id: number;
  creditor: string;
  kind: Generated<string>;
  amount_kopecks: number;
  overdue_since: MaybeDay;
  created_at: Moment;
}

export interface ConsentsTable {
  id: Id;
  client_id: number;
  purpose: "personal-data" | "advertising" | "messages";
  channel: string | null;
  is_given: boolean;
  text_version: string;
  source: string;
  at: Moment;
  address: string | null;
  agent: string | null;
}

export interface CommentsTable {
  id: Id;
  client_id: number;
  matter_id: number | null;
  user_id: number | null;
  body: string;
  at: Moment;
}

export interface ClientTagsTable {
  client_id: number;
  /** In lower case. */
  tag: string;
  added_at: Moment;
}
