import type { ColumnType, Generated } from "kysely";
import type { ActorKind, Id, Json, MaybeMoment, Moment } from "../kernel/tables.ts";
import type { Channel, ConnectionKind } from "../../api/messaging.ts";
import type { ErrorClass, MessageState } from "./rules.ts";

declare module "../kernel/tables.ts" {
  interface Database {
    connections: ConnectionsTable;
    message_templates: MessageTemplatesTable;
    dialogs: DialogsTable;
    messages: MessagesTable;
    message_callbacks: MessageCallbacksTable;
    provider_errors: ProviderErrorsTable;
    policy_messages: PolicyMessagesTable;
  }
}

/** A column that may be left out at insert. */
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;

export interface ConnectionOptions {
  /** How long the partner's answer is waited for. */
  timeoutMs?: number;
}

export interface ConnectionsTable {
  id: Id;
  code: string;
  kind: ConnectionKind;
  channel: Channel;
  name: string;
  base_url: string;
  account_sid: string;
  auth_token_sealed: string;
  former_token_sealed: Maybe<string>;
  former_token_until: MaybeMoment;
  sender: string;
  is_on: Generated<boolean>;
  options: ColumnType<ConnectionOptions, string | undefined, string>;
  last_success_at: MaybeMoment;
  last_error: Maybe<string>;
  last_error_at: MaybeMoment;
  templates_read_at: MaybeMoment;
}

export interface TemplateVariable {
  index: number;
  field: string;
  fallback: string;
}

export interface MessageTemplatesTable {
  id: Id;
  connection_id: number;
  code: string;
  external_id: string;
  name: string;
  language: string;
  category: Generated<string>;
  body: string;
  variables: Json<TemplateVariable[]>;
  approval: string;
  rejection_reason: Maybe<string>;
  is_on: Generated<boolean>;
  changed_at: Moment;
}

export interface DialogsTable {
  id: Id;
  connection_id: number;
  client_id: number;
  channel: string;
  address: string;
  last_inbound_at: MaybeMoment;
  unread: Generated<number>;
  opted_out_at: MaybeMoment;
  failed_at: MaybeMoment;
  failed_reason: Maybe<string>;
}

export interface MediaFact {
  url: string;
  /** What the partner says it is; `type` is what the bytes say. */
  declaredType: string;
  key: string | null;
  type: string | null;
  size: number | null;
  error: string | null;
}

export interface MessagePayload {
  media?: MediaFact[];
  mediaState?: "waiting" | "done";
  button?: { text: string; payload: string };
  /** Of a letter. */
  subject?: string;
}

export interface MessagesTable {
  id: Id;
  dialog_id: number;
  connection_id: number;
  client_id: number;
  matter_id: Maybe<number>;
  direction: "out" | "in";
  kind: "text" | "template" | "media";
  body: string;
  template_id: Maybe<number>;
  content_variables: ColumnType<Record<string, string> | null, string | null | undefined, string | null>;
  payload: ColumnType<MessagePayload | null, string | null | undefined, string | null>;
  state: MessageState;
  external_id: Maybe<string>;
  error_code: Maybe<string>;
  error_class: Maybe<ErrorClass>;
  error_text: Maybe<string>;
  once_key: Maybe<string>;
  resend_of: Maybe<number>;
  author_kind: ActorKind;
  author_id: Maybe<number>;
  not_before: Moment;
  attempts: Generated<number>;
  created_at: Moment;
  sending_at: MaybeMoment;
  reconcile_at: MaybeMoment;
  sent_at: MaybeMoment;
  delivered_at: MaybeMoment;
  read_at: MaybeMoment;
  failed_at: MaybeMoment;
}

export interface MessageCallbacksTable {
  id: Id;
  connection_id: number;
  message_id: Maybe<number>;
  external_id: Maybe<string>;
  status: string;
  kind: Generated<"status" | "inbound">;
  payload: Json<Record<string, string | string[]>>;
  at: Moment;
  processed_at: MaybeMoment;
  attempts: Generated<number>;
  error: Maybe<string>;
  requeued: Generated<number>;
  retry_at: MaybeMoment;
}

export interface PolicyMessagesTable {
  id: Id;
  client_id: number;
  matter_id: Maybe<number>;
  once_key: string;
  text: string;
  subject: string;
  template_code: Maybe<string>;
  channels_left: Json<Channel[]>;
  message_id: Maybe<number>;
  state: "going" | "given-up";
  created_at: Moment;
}

export interface ProviderErrorsTable {
  kind: string;
  code: string;
  class: ErrorClass;
  text: string;
  text_en: string;
}
