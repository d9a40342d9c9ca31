import type { ColumnType, Generated } from "kysely";
import type { ActorKind, Id, Json, MaybeMoment, Moment } from "../kernel/tables.ts";
import type { Channel, KeptKind } from "../../api/connections.ts";
import type { Button, Door, TemplateButton, TemplateKind } from "./adapters/port.ts";
import type { BroughtBy, PlannedStep, PolicyState } from "./policy/rules.ts";
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
    policy_steps: PolicyStepsTable;
    delivery_policies: DeliveryPoliciesTable;
    media_links: MediaLinksTable;
  }
}

/** A column that may be left out at insert. */
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;

export interface ConnectionOptions {
  /** How long the partner's answer is waited for. */
  timeoutMs?: number;
  /** Certificates of authorities (PEM) that are believed beside the usual ones. */
  ca?: string;
}

export interface ConnectionsTable {
  id: Id;
  code: string;
  kind: KeptKind;
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
  sick_at: MaybeMoment;
  sick_reason: Maybe<string>;
  probe_at: MaybeMoment;
  is_default: Generated<boolean>;
  inbound_checked_at: MaybeMoment;
  inbound_difference: Generated<number>;
  inbound_missed: Generated<number>;
  hooks_on: Maybe<boolean>;
  hooks_checked_at: MaybeMoment;
  handle: Maybe<string>;
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
  kind: ColumnType<TemplateKind, TemplateKind | undefined, TemplateKind>;
  buttons: ColumnType<TemplateButton[], string | undefined, string>;
  samples: ColumnType<Record<string, string>, string | undefined, string>;
  asked_category: Maybe<string>;
  submitted_at: MaybeMoment;
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
  chat: Maybe<string>;
  started_at: MaybeMoment;
}

export interface MediaFact {
  /** At the partner; empty for a file of ours. */
  url: string;
  /** What the partner says it is; `type` is what the bytes say. */
  declaredType: string;
  key: string | null;
  type: string | null;
  size: number | null;
  error: string | null;
  name?: string;
}

export interface MessagePayload {
  media?: MediaFact[];
  mediaState?: "waiting" | "done";
  button?: { text: string; payload: string; callbackId?: string };
  /** What stands under a message of ours. */
  buttons?: Button[][];
  /** The partner's id of the message that this one answers. */
  replyTo?: string;
  /** Answers what the client has just done. */
  isReply?: boolean;
  /** What the person wrote before he changed it, oldest first; `removedAt` when he took it back. */
  former?: { text: string; at: string }[];
  removedAt?: string;
  /** What the sending cost and how many parts it took, as the partner told. */
  costKopecks?: number;
  parts?: number;
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
  kind: Generated<Door>;
  payload: Json<object>;
  once_key: Maybe<string>;
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
  template_variables: ColumnType<Record<string, string> | null, string | null | undefined, string | null>;
  template_first: Generated<boolean>;
  files: ColumnType<MediaFact[], string | undefined, string>;
  policy_id: Maybe<number>;
  steps: Json<PlannedStep[]>;
  call_task: Generated<boolean>;
  cost_limit_kopecks: Maybe<number>;
  author_kind: ActorKind;
  author_id: Maybe<number>;
  message_id: Maybe<number>;
  state: PolicyState;
  next_at: MaybeMoment;
  brought_message_id: Maybe<number>;
  brought_by: Maybe<BroughtBy>;
  created_at: Moment;
  ended_at: MaybeMoment;
}

export interface PolicyStepsTable {
  id: Id;
  policy_message_id: number;
  position: number;
  channel: Channel;
  connection_id: Maybe<number>;
  message_id: Maybe<number>;
  silence_minutes: Maybe<number>;
  state: "taken" | "passed";
  reason: Maybe<string>;
  left_for: Maybe<string>;
  cost_kopecks: Generated<number>;
  at: Moment;
  due_at: MaybeMoment;
}

export interface DeliveryPoliciesTable {
  id: Id;
  code: string;
  name: string;
  name_en: Generated<string>;
  steps: ColumnType<PlannedStep[], string | undefined, string>;
  call_task: Generated<boolean>;
  cost_limit_kopecks: Maybe<number>;
  is_on: Generated<boolean>;
  changed_at: Moment;
}

export interface MediaLinksTable {
  token_sha256: string;
  message_id: number;
  file_index: number;
  expires_at: Moment;
}

export interface ProviderErrorsTable {
  kind: string;
  code: string;
  class: ErrorClass;
  text: string;
  text_en: string;
}
