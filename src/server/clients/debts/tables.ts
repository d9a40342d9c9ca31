import type { ColumnType, Generated } from "kysely";
import type { debtSources, StepKind } from "../../../api/debts.ts";
import type { Id, Json, MaybeDay, MaybeMoment, Moment } from "../../kernel/tables.ts";

declare module "../../kernel/tables.ts" {
  interface Database {
    debts: DebtsTable;
    debt_steps: DebtStepsTable;
    debt_versions: DebtVersionsTable;
    debt_pairs_apart: DebtPairsApartTable;
  }
}

export interface DebtsTable {
  id: Id;
  client_id: number;
  kind: Generated<string>;
  amount_kopecks: number;
  overdue_since: MaybeDay;
  created_at: Moment;
  lender_id: number;
  /** Who may claim it today. */
  creditor_id: number;
  contract_number: Generated<string>;
  contract_day: MaybeDay;
  is_business: Generated<boolean>;
  is_mandatory: Generated<boolean>;
  principal_kopecks: number | null;
  interest_kopecks: number | null;
  penalty_kopecks: number | null;
  as_of: MaybeDay;
  source: (typeof debtSources)[number] | null;
  confirmed_on: MaybeDay;
  note: Generated<string>;
  version: Generated<number>;
  removed_at: MaybeMoment;
  joined_into: ColumnType<number | null, number | null | undefined, number | null>;
}

export interface DebtStepsTable {
  debt_id: number;
  position: number;
  kind: StepKind;
  day: string | null;
  number: string;
  creditor_id: number | null;
  body: string;
  amount_kopecks: number | null;
  note: string;
}

export type DebtChange = "added" | "changed" | "removed" | "restored" | "joined";

export interface DebtVersionsTable {
  debt_id: number;
  version: number;
  how: DebtChange;
  data: Json<Record<string, unknown>>;
  user_id: number | null;
  at: Moment;
}

export interface DebtPairsApartTable {
  one_id: number;
  other_id: number;
  user_id: number | null;
  at: Moment;
}
