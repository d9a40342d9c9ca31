import type { Generated } from "kysely";
import type { UsedFact } from "../../../api/documents.ts";
import type { PackageKind } from "../../../api/packages.ts";
import type { ActorKind, Day, Id, Json, MaybeDay, MaybeMoment, Moment } from "../../kernel/tables.ts";

declare module "../../kernel/tables.ts" {
  interface Database {
    packages: PackagesTable;
    package_revisions: PackageRevisionsTable;
    package_papers: PackagePapersTable;
  }
}

export interface PackagesTable {
  id: Id;
  client_id: number;
  matter_id: number;
  kind: PackageKind;
  filing_on: MaybeDay;
  is_complete: Generated<boolean>;
  created_at: Moment;
  changed_at: Moment;
}

export interface PackageRevisionsTable {
  id: Id;
  package_id: number;
  number: number;
  state: "making" | "sealed" | "failed";
  reason: string | null;
  done: Generated<number>;
  total: Generated<number>;
  filing_on: Day;
  gaps: number;
  pdf_key: string | null;
  pdf_size: number | null;
  pdf_sha256: string | null;
  pdf_pages: number | null;
  zip_key: string | null;
  zip_size: number | null;
  zip_sha256: string | null;
  facts_sha256: string | null;
  once_key: string | null;
  by_kind: ActorKind;
  by_id: number | null;
  at: Moment;
  sealed_at: MaybeMoment;
}

export interface PackagePapersTable {
  id: Id;
  revision_id: number;
  position: number;
  code: string;
  title: string;
  attachment: number | null;
  document_id: number | null;
  node_id: number | null;
  sha256: string;
  pages: number | null;
  first_page: number | null;
  used: Json<UsedFact[]>;
  stale_at: MaybeMoment;
  stale_fields: Json<string[]> | null;
}
