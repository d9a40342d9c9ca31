import type { ColumnType, Generated } from "kysely";
import type { z } from "zod";
import type { arrivalOutcomes, deliveryStates, SourceLookup, SourceMapping } from "../../api/webhooks.ts";
import type { Id, Json, MaybeMoment, Moment } from "../kernel/tables.ts";

declare module "../kernel/tables.ts" {
  interface Database {
    webhook_targets: TargetsTable;
    webhook_deliveries: DeliveriesTable;
    webhook_sources: SourcesTable;
    webhook_arrivals: ArrivalsTable;
  }
}

/** A column that may be left out at insert. */
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;

interface TargetsTable {
  id: Id;
  title: string;
  url: string;
  secret_sealed: string;
  former_secret_sealed: Maybe<string>;
  former_secret_until: MaybeMoment;
  is_on: Generated<boolean>;
  off_reason: Maybe<string>;
  created_at: Moment;
}

interface DeliveriesTable {
  id: Id;
  target_id: number;
  external_id: string;
  type: string;
  body: Maybe<string>;
  client_id: Maybe<number>;
  matter_id: Maybe<number>;
  once_key: string;
  state: (typeof deliveryStates)[number];
  attempts: Generated<number>;
  not_before: Moment;
  status: Maybe<number>;
  reason: Maybe<string>;
  created_at: Moment;
  sending_at: MaybeMoment;
  finished_at: MaybeMoment;
}

interface SourcesTable {
  id: Id;
  title: string;
  token_hash: string;
  secret_sealed: string;
  needs_signature: boolean;
  pipeline_id: number;
  lookup: Json<z.output<typeof SourceLookup>>;
  mapping: Json<z.output<typeof SourceMapping>[]>;
  is_on: Generated<boolean>;
  created_at: Moment;
}

interface ArrivalsTable {
  id: Id;
  source_id: number;
  external_id: string;
  body_hash: string;
  /** What came; any JSON. */
  body: ColumnType<unknown, string | null | undefined, string | null>;
  outcome: (typeof arrivalOutcomes)[number];
  reason: Maybe<string>;
  client_id: Maybe<number>;
  matter_id: Maybe<number>;
  at: Moment;
  processed_at: MaybeMoment;
}
