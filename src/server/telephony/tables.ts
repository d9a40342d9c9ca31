import type { ColumnType, Generated } from "kysely";
import type { callOutcomes, callResults, callStates, nextSteps } from "../../api/telephony.ts";
import type { Day, Id, Json, MaybeMoment, Moment } from "../kernel/tables.ts";
import type { Verdict } from "./adapters/port.ts";
import type { StoredFact } from "./rules.ts";

declare module "../kernel/tables.ts" {
  interface Database {
    calls: CallsTable;
    call_facts: CallFactsTable;
    call_legs: CallLegsTable;
    phone_connections: PhoneConnectionsTable;
    phone_extensions: PhoneExtensionsTable;
    phone_hooks: PhoneHooksTable;
    recording_searches: RecordingSearchesTable;
    recordings: RecordingsTable;
    recording_plays: RecordingPlaysTable;
    vault_days: VaultDaysTable;
    vault_calls: VaultCallsTable;
  }
}

/** A column that may be left out at insert. */
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;
type List = ColumnType<string[], string | undefined, string>;

export interface CallsTable {
  id: Id;
  client_id: Maybe<number>;
  matter_id: Maybe<number>;
  user_id: Maybe<number>;
  direction: "out" | "in";
  result: Maybe<(typeof callResults)[number]>;
  note: Generated<string>;
  seconds: Maybe<number>;
  /** When it began. */
  at: Moment;
  connection_id: Maybe<number>;
  partner_call_id: Maybe<string>;
  state: Generated<(typeof callStates)[number]>;
  outcome: Maybe<(typeof callOutcomes)[number]>;
  reason: Maybe<string>;
  number: Maybe<string>;
  is_hidden: Generated<boolean>;
  line_number: Maybe<string>;
  extension: Maybe<string>;
  answered_at: MaybeMoment;
  ended_at: MaybeMoment;
  waiting_seconds: Maybe<number>;
  is_lost_busy: Generated<boolean>;
  next_step: Maybe<(typeof nextSteps)[number]>;
  put_away_at: MaybeMoment;
  once_key: Maybe<string>;
  requested_at: MaybeMoment;
  asked_at: MaybeMoment;
  look_up_at: MaybeMoment;
  is_looked_up: Generated<boolean>;
}

export interface CallFactsTable {
  id: Id;
  call_id: number;
  connection_id: number;
  identity: string;
  event: string;
  fact: Json<StoredFact>;
  received_at: Moment;
}

export interface CallLegsTable {
  call_id: number;
  extension: string;
  user_id: Maybe<number>;
  rang_at: MaybeMoment;
  answered_at: MaybeMoment;
  seconds: Maybe<number>;
}

export interface PhoneConnectionsTable {
  id: Id;
  code: string;
  name: string;
  base_url: string;
  api_key: string;
  secret_sealed: string;
  hook_mark_sealed: string;
  zone: Maybe<string>;
  account_zone: Maybe<string>;
  default_scenario: Maybe<string>;
  hook_addresses: List;
  ca_file: Maybe<string>;
  keep_years: Generated<number>;
  is_web_phone_on: Generated<boolean>;
  web_phone_host: Generated<string>;
  is_on: Generated<boolean>;
  pbx_id: Maybe<string>;
  extensions: List;
  balance_text: Maybe<string>;
  statistics_from: MaybeMoment;
  last_success_at: MaybeMoment;
  last_hook_at: MaybeMoment;
  last_error: Maybe<string>;
  last_error_at: MaybeMoment;
}

export interface PhoneExtensionsTable {
  user_id: number;
  connection_id: number;
  extension: string;
}

export interface PhoneHooksTable {
  id: Id;
  connection_id: number;
  event: string;
  verdict: Verdict;
  headers: Json<Record<string, string>>;
  payload: Json<Record<string, string>>;
  at: Moment;
  processed_at: MaybeMoment;
  call_id: Maybe<number>;
  attempts: Generated<number>;
  error: Maybe<string>;
  retry_at: MaybeMoment;
}

export interface RecordingSearchesTable {
  call_id: number;
  state: "waiting" | "kept" | "missing";
  expected: number;
  attempts: Generated<number>;
  next_at: MaybeMoment;
  error: Maybe<string>;
}

export interface RecordingsTable {
  id: Id;
  call_id: number;
  file_key: Maybe<string>;
  type: string;
  size: number;
  sha256: string;
  seconds: Maybe<number>;
  peaks: ColumnType<number[], string | undefined, string>;
  fetched_at: Moment;
  keep_until: Day;
  is_held: Generated<boolean>;
  removed_at: MaybeMoment;
}

export interface RecordingPlaysTable {
  recording_id: number;
  user_id: number;
  play_key: string;
  at: Moment;
}

export interface VaultDaysTable {
  id: Id;
  connection_id: number;
  day: Day;
  state: "reading" | "done" | "failed";
  theirs: Generated<number>;
  brought: Generated<number>;
  checked_at: MaybeMoment;
  error: Maybe<string>;
}

export interface VaultCallsTable {
  connection_id: number;
  day: Day;
  partner_call_id: string;
}
