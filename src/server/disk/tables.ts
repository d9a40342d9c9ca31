import type { ColumnType, Generated } from "kysely";
import type { ActorKind, Id, Json, MaybeMoment, Moment } from "../kernel/tables.ts";

declare module "../kernel/tables.ts" {
  interface Database {
    disk_nodes: DiskNodesTable;
    disk_versions: DiskVersionsTable;
    disk_texts: DiskTextsTable;
    disk_previews: DiskPreviewsTable;
    disk_uploads: DiskUploadsTable;
    disk_links: DiskLinksTable;
    disk_link_visits: DiskLinkVisitsTable;
    disk_locks: DiskLocksTable;
  }
}

type Roles = ColumnType<string[] | null, string | null | undefined, string | null>;

export interface DiskNodesTable {
  id: Id;
  kind: "folder" | "file";
  parent_id: number | null;
  root_key: string | null;
  client_id: number | null;
  matter_id: number | null;
  name: string;
  name_key: string;
  search: ColumnType<string, never, never>;
  current_version_id: number | null;
  own_readers: Roles;
  own_writers: Roles;
  readers: Roles;
  writers: Roles;
  is_service: Generated<boolean>;
  former_name_key: string | null;
  former_at: MaybeMoment;
  created_at: Moment;
  changed_at: Moment;
  removed_at: MaybeMoment;
  removed_by: number | null;
  removed_with: number | null;
}

export type TextState = "waiting" | "done" | "none" | "encrypted" | "broken" | "too-large";

export interface DiskVersionsTable {
  id: Id;
  node_id: number;
  number: number;
  file_key: string;
  type: string;
  size: number;
  sha256: string;
  by_kind: ActorKind;
  by_id: number | null;
  at: Moment;
  text_state: Generated<TextState>;
  checked_at: MaybeMoment;
  broken_at: MaybeMoment;
}

export interface DiskTextsTable {
  node_id: number;
  version_id: number;
  text: string;
  search: ColumnType<string, never, never>;
}

export interface DiskPreviewsTable {
  sha256: string;
  state: "making" | "done" | "failed";
  reason: string | null;
  file_key: string | null;
  size: number | null;
  at: Moment;
}

export interface DiskUploadsTable {
  id: string;
  user_id: number;
  folder_id: number;
  path: Json<string[]>;
  name: string;
  size: number;
  clash: "rename" | "version";
  sha256: string | null;
  node_id: number | null;
  version_id: number | null;
  started_at: Moment;
  touched_at: Moment;
}

export interface DiskLinksTable {
  id: Id;
  node_id: number;
  token_hash: string;
  created_by: number | null;
  created_at: Moment;
  expires_at: Moment;
  revoked_at: MaybeMoment;
}

export interface DiskLinkVisitsTable {
  id: Id;
  link_id: number;
  at: Moment;
  what: "opened" | "downloaded";
  address: string;
}

export interface DiskLocksTable {
  token: string;
  node_id: number;
  user_id: number;
  is_deep: boolean;
  owner: string;
  expires_at: Moment;
}
