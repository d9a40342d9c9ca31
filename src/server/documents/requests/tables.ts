import type { Generated } from "kysely";
import type { Crop } from "../../../api/requests.ts";
import type { PaperState } from "../../../api/requests.ts";
import type { ActorKind, Id, Json, MaybeDay, MaybeMoment, Moment } from "../../kernel/tables.ts";

declare module "../../kernel/tables.ts" {
  interface Database {
    paper_items: PaperItemsTable;
    paper_pages: PaperPagesTable;
    paper_requests: PaperRequestsTable;
    paper_request_items: PaperRequestItemsTable;
  }
}

export interface PaperItemsTable {
  id: Id;
  client_id: number;
  matter_id: number;
  paper: string;
  about: Generated<string>;
  title: string;
  state: PaperState;
  off_by: "rule" | "hand" | null;
  reject_code: string | null;
  reject_note: string | null;
  issued_on: MaybeDay;
  valid_until: MaybeDay;
  node_id: number | null;
  version_id: number | null;
  requested_at: MaybeMoment;
  received_at: MaybeMoment;
  decided_at: MaybeMoment;
  decided_by: number | null;
  told_until: MaybeDay;
  changed_at: Moment;
}

export interface PaperPagesTable {
  id: Id;
  item_id: number;
  position: number;
  kind: "image" | "pdf";
  name: string;
  original_key: string;
  clean_key: string;
  size: number;
  sha256: string;
  width: number | null;
  height: number | null;
  pages: number;
  was_flattened: Generated<boolean>;
  rotate: Generated<number>;
  crop: Json<Crop> | null;
  by_kind: ActorKind;
  by_id: number | null;
  at: Moment;
  removed_at: MaybeMoment;
}

export interface PaperRequestsTable {
  id: Id;
  client_id: number;
  matter_id: number;
  token_hash: string;
  created_at: Moment;
  expires_at: Moment;
  revoked_at: MaybeMoment;
  opened_at: MaybeMoment;
  by_kind: ActorKind;
  by_id: number | null;
  once_key: string | null;
}

export interface PaperRequestItemsTable {
  request_id: number;
  item_id: number;
}
