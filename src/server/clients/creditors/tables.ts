import type { ColumnType, Generated } from "kysely";
import type { CreditorKind, RegisterKind } from "../../../api/creditors.ts";
import type { Id, Json, Moment } from "../../kernel/tables.ts";

declare module "../../kernel/tables.ts" {
  interface Database {
    creditors: CreditorsTable;
  }
}

export interface CreditorsTable {
  id: Id;
  kind: CreditorKind;
  name: string;
  short_name: Generated<string>;
  /** Made of the names by the database's creditor_key. */
  name_key: ColumnType<string, never, never>;
  short_key: ColumnType<string, never, never>;
  namesake: Generated<number>;
  inn: string | null;
  ogrn: string | null;
  postal_address: Generated<string>;
  legal_address: Generated<string>;
  register_kind: RegisterKind | null;
  register_number: Generated<string>;
  phones: Json<string[]>;
  email: Generated<string>;
  note: Generated<string>;
  merged_into: ColumnType<number | null, number | null | undefined, number | null>;
  version: Generated<number>;
  created_at: Moment;
  changed_at: Moment;
}
