import type { ColumnType, Generated } from "kysely";
import type { ClientField, FieldKind, SourceKind } from "../../api/client-fields.ts";
import type { RecordKind } from "../../api/client-records.ts";
import type { FieldValue } from "../../api/client-values.ts";
import type { Channel } from "../../api/connections.ts";
import type { Id, Json, MaybeDay, MaybeMoment, Moment } from "../kernel/tables.ts";

declare module "../kernel/tables.ts" {
  interface Database {
    clients: ClientsTable;
    client_phones: ClientPhonesTable;
    consents: ConsentsTable;
    comments: CommentsTable;
    client_tags: ClientTagsTable;
    client_facts: ClientFactsTable;
    fact_claims: FactClaimsTable;
    client_records: ClientRecordsTable;
    client_record_versions: ClientRecordVersionsTable;
    custom_fields: CustomFieldsTable;
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

/** Written as JSON text, read parsed. */
type ScalarJson = ColumnType<FieldValue, string, string>;

/** Facts without a column in `clients`, by the field's name. */
export interface ClientFactsTable {
  client_id: number;
  field: string;
  value: ScalarJson;
  changed_at: Moment;
}

export type ClaimState = "holds" | "former" | "disputed" | "refused";

export interface FactClaimsTable {
  id: Id;
  client_id: number;
  field: string;
  value: ScalarJson;
  source_kind: SourceKind;
  source_id: number | null;
  user_id: number | null;
  at: Moment;
  state: ClaimState;
  decided_by: ColumnType<number | null, number | null | undefined, number | null>;
  decided_at: MaybeMoment;
  restored_id: ColumnType<number | null, number | null | undefined, never>;
}

export interface ClientRecordsTable {
  id: Id;
  client_id: number;
  kind: RecordKind;
  data: Json<Record<string, unknown>>;
  source_kind: SourceKind;
  source_id: number | null;
  version: Generated<number>;
  created_at: Moment;
  changed_at: Moment;
  removed_at: MaybeMoment;
}

export type RecordChange = "added" | "changed" | "removed" | "restored";

export interface ClientRecordVersionsTable {
  record_id: number;
  version: number;
  how: RecordChange;
  data: Json<Record<string, unknown>>;
  source_kind: SourceKind;
  source_id: number | null;
  user_id: number | null;
  at: Moment;
}

export interface CustomFieldsTable {
  id: Id;
  kind: FieldKind;
  title: string;
  title_en: string;
  options: Json<{ value: string; title: string; titleEn: string }[]>;
  of_kind: ClientField["of"];
  is_searchable: boolean;
  position: number;
  created_at: Moment;
  removed_at: MaybeMoment;
}
