import type { ColumnType, Generated } from "kysely";
import type { ActorKind, Id, Json, MaybeMoment, Moment } from "../kernel/tables.ts";
import type { letterStates } from "../../api/letter-brief.ts";
import type { securities } from "../../api/mailboxes.ts";
import type { Person } from "./rules.ts";

declare module "../kernel/tables.ts" {
  interface Database {
    mailboxes: MailboxesTable;
    mailbox_shares: { mailbox_id: number; user_id: number };
    mail_folders: MailFoldersTable;
    mail_leases: { mailbox_id: number; owner: string; until: Moment };
    mail_threads: MailThreadsTable;
    letters: LettersTable;
    letter_bodies: LetterBodiesTable;
    letter_files: LetterFilesTable;
    letter_packs: LetterPacksTable;
    letter_places: { folder_id: number; uid: number; letter_id: number };
    letter_tombstones: { mailbox_id: number; identity: string; at: Moment };
    letter_recipients: LetterRecipientsTable;
    letter_links: LetterLinksTable;
    mail_rules: MailRulesTable;
    letter_templates: LetterTemplatesTable;
  }
}

/** A column that may be left out at insert. */
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;
export type Security = (typeof securities)[number];
export type LetterState = (typeof letterStates)[number];
export interface Limits {
  perHour: number;
  perDay: number;
  recipients: number;
  bytes: number;
}

export interface MailboxesTable {
  id: Id;
  name: string;
  address: string;
  kind: "shared" | "personal";
  owner_id: number | null;
  imap_host: string;
  imap_port: number;
  imap_security: Security;
  smtp_host: string;
  smtp_port: number;
  smtp_security: Security;
  login: string;
  smtp_login: string | null;
  password_sealed: string;
  certificate: string | null;
  sent_folder: string | null;
  import_days: number;
  signature: string;
  tracks: boolean;
  for_robots: boolean;
  limits: Json<Limits>;
  is_on: boolean;
  stopped_at: MaybeMoment;
  version: Generated<number>;
  started_at: Moment;
  last_success_at: MaybeMoment;
  last_error_code: Maybe<string>;
  last_error_text: Maybe<string>;
  last_error_at: MaybeMoment;
  asked_at: MaybeMoment;
  removed_at: MaybeMoment;
}

export type FolderRole = "inbox" | "sent" | "other";
export interface MailFoldersTable {
  id: Id;
  mailbox_id: number;
  path: string;
  role: FolderRole;
  uid_validity: Generated<string>;
  last_uid: Generated<number>;
  highest_modseq: Generated<string>;
  import_total: Generated<number>;
  import_done: Generated<number>;
  imported_at: MaybeMoment;
  synced_at: MaybeMoment;
  compared_at: MaybeMoment;
}

export interface MailThreadsTable {
  id: Id;
  client_id: number | null;
  matter_id: number | null;
  created_at: Moment;
}

export type { Person };
export interface Recipients {
  to: Person[];
  cc: Person[];
  bcc: Person[];
  replyTo: Person[];
}
export interface Checks {
  spf: string;
  dkim: string;
  dmarc: string;
}

export interface LettersTable {
  id: Id;
  mailbox_id: number;
  thread_id: number;
  identity: string;
  message_id: string | null;
  in_reply_to: Maybe<string>;
  reference_ids: ColumnType<string[], string | undefined, string>;
  direction: "in" | "out";
  state: LetterState;
  subject: string;
  from_name: string;
  from_address: string;
  recipients: Json<Recipients>;
  at: Moment;
  snippet: string;
  files: Generated<number>;
  is_read: Generated<boolean>;
  is_automatic: Generated<boolean>;
  is_past: Generated<boolean>;
  is_ignored: Generated<boolean>;
  is_gone: Generated<boolean>;
  is_too_large: Generated<boolean>;
  is_subject_changed: Generated<boolean>;
  checks: ColumnType<Checks | null, string | null | undefined, string | null>;
  client_id: number | null;
  matter_id: number | null;
  raw_key: Maybe<string>;
  raw_size: Maybe<number>;
  raw_sha256: Maybe<string>;
  pack_id: Maybe<number>;
  pack_from: Maybe<number>;
  once_key: Maybe<string>;
  our_id: Maybe<string>;
  author_kind: Maybe<ActorKind>;
  author_id: Maybe<number>;
  tracks: Generated<boolean>;
  not_before: MaybeMoment;
  attempts: Generated<number>;
  sending_at: MaybeMoment;
  sent_at: MaybeMoment;
  appended_at: MaybeMoment;
  append_attempts: Generated<number>;
  opened_at: MaybeMoment;
  error_code: Maybe<string>;
  error_text: Maybe<string>;
  search: string;
  created_at: Moment;
}

/** A file in which small letters of the past lie until they are read through. */
export interface LetterPacksTable {
  id: Id;
  mailbox_id: number;
  file_key: string;
  created_at: Moment;
  claimed_at: MaybeMoment;
}

export interface LetterBodiesTable {
  letter_id: number;
  text: string;
  quote_from: number | null;
  html: string | null;
  has_remote: boolean;
}

export interface LetterFilesTable {
  letter_id: number;
  n: number;
  file_key: string;
  name: string;
  type: string;
  size: number;
  content_id: string | null;
  is_inline: boolean;
}

export interface LetterRecipientsTable {
  letter_id: number;
  address: string;
  state: "waiting" | "accepted" | "refused";
  code: Generated<string>;
  text: Generated<string>;
}

export interface LetterLinksTable {
  id: Id;
  letter_id: number;
  token_hash: string;
  url: string | null;
  followed_at: MaybeMoment;
}

export interface MailRulesTable {
  id: Id;
  name: string;
  mailbox_id: number | null;
  sender: string;
  subject: string;
  from_court: boolean;
  is_on: boolean;
  matched: Generated<number>;
  removed_at: MaybeMoment;
}

export interface LetterTemplatesTable {
  id: Id;
  name: string;
  subject: string;
  text: string;
  is_on: boolean;
}
