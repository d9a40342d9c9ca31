import type { Day, Id, Json, MaybeDay, Moment } from "../kernel/tables.ts";

export interface LegalRulesTable {
  id: Id;
  code: string;
  value: Json<object>;
  article: string;
  source: string;
  /** V1 seen in an official text, V2 in a secondary one, C to be confirmed by the firm's lawyer. */
  mark: "V1" | "V2" | "C";
  in_force_from: Day;
  /** The last day on which it holds. */
  in_force_to: MaybeDay;
  changed_at: Moment;
}

export interface DatedTextsTable {
  id: Id;
  code: string;
  version: string;
  title: string;
  body: string;
  in_force_from: Day;
}

declare module "../kernel/tables.ts" {
  interface Database {
    legal_rules: LegalRulesTable;
    dated_texts: DatedTextsTable;
  }
}
