import type { ColumnType } from "kysely";
import type { Advice, Question, Route } from "../../api/advice.ts";
import type { Day, Id, Json, MaybeMoment, Moment } from "../kernel/tables.ts";

declare module "../kernel/tables.ts" {
  interface Database {
    advice_answers: AdviceAnswersTable;
    advice_records: AdviceRecordsTable;
  }
}

export interface AdviceAnswersTable {
  client_id: number;
  code: Question;
  value: string;
  user_id: number | null;
  at: Moment;
}

export interface AdviceRecordsTable {
  id: Id;
  matter_id: number;
  client_id: number;
  day: Day;
  inputs: Json<Record<string, unknown>>;
  advice: Json<Advice>;
  route: Route;
  reason: string;
  author_id: number;
  at: Moment;
  sha256: string;
  needs_head: boolean;
  agreed_by: ColumnType<number | null, number | null | undefined, number | null>;
  agreed_at: MaybeMoment;
  outdated_at: MaybeMoment;
  outdated_by: ColumnType<string[], string | undefined, string>;
}
