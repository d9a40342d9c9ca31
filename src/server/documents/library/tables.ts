import type { LibraryKind } from "../../../api/library.ts";
import type { ActorKind, Day, Id, MaybeMoment, Moment } from "../../kernel/tables.ts";

declare module "../../kernel/tables.ts" {
  interface Database {
    library_items: LibraryItemsTable;
    library_editions: LibraryEditionsTable;
    library_sendings: LibrarySendingsTable;
  }
}

export interface LibraryItemsTable {
  id: Id;
  kind: LibraryKind;
  title: string;
  created_at: Moment;
  removed_at: MaybeMoment;
}

export interface LibraryEditionsTable {
  id: Id;
  item_id: number;
  number: number;
  in_force_from: Day;
  body: string | null;
  node_id: number | null;
  version_id: number | null;
  note: string;
  by_id: number | null;
  at: Moment;
}

export interface LibrarySendingsTable {
  id: Id;
  edition_id: number;
  client_id: number;
  matter_id: number | null;
  token_hash: string;
  expires_at: Moment;
  by_kind: ActorKind;
  by_id: number | null;
  at: Moment;
  opened_at: MaybeMoment;
}
