import type { ColumnType, Generated } from "kysely";
import type { Id, MaybeMoment } from "../kernel/tables.ts";
import type { ConversationState } from "./rules.ts";

declare module "../kernel/tables.ts" {
  interface Database {
    conversations: ConversationsTable;
    conversation_channels: ConversationChannelsTable;
  }
}

/** A column that may be left out at insert. */
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;

/** How it stood before it was closed or snoozed; moments as ISO texts. */
export interface Former {
  state: ConversationState;
  waitingSince: string | null;
  snoozedUntil: string | null;
}
export type WordKind = "message" | "letter" | "call";

export interface ConversationChannelsTable {
  channel: string;
  conversation_id: number;
  /** The conversation's `last_at`, for the order of a channel's list. */
  last_at: Generated<Date>;
}

export interface ConversationsTable {
  id: Id;
  client_id: Maybe<number>;
  letter_id: Maybe<number>;
  state: ConversationState;
  assigned_user_id: Maybe<number>;
  claimed_by: Maybe<number>;
  claimed_at: MaybeMoment;
  waiting_since: MaybeMoment;
  answered_since: MaybeMoment;
  snoozed_until: MaybeMoment;
  woken_at: MaybeMoment;
  is_unread: Generated<boolean>;
  former: ColumnType<Former | null, string | null | undefined, string | null>;
  last_at: MaybeMoment;
  last_kind: Maybe<WordKind>;
  last_ref: Maybe<number>;
  last_side: Maybe<"client" | "firm">;
  last_channel: Maybe<string>;
}
