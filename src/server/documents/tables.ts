import type { Generated } from "kysely";
import type { DocumentStatus, PaperExtra, UsedFact } from "../../api/documents.ts";
import type { TemplateGroup } from "../../api/document-templates.ts";
import type { ActorKind, Id, Json, MaybeMoment, Moment } from "../kernel/tables.ts";

export interface DocumentTemplatesTable {
  id: Id;
  code: string;
  kind: string;
  title: string;
  title_en: string;
  group_code: TemplateGroup;
  is_numbered: boolean;
  is_shipped: boolean;
  is_active: Generated<boolean>;
  current_version_id: number | null;
  created_at: Moment;
}

export interface DocumentTemplateVersionsTable {
  id: Id;
  template_id: number;
  number: number;
  origin: "shipped" | "own";
  file_key: string;
  size: number;
  sha256: string;
  fields: Json<string[]>;
  note: string;
  by_id: number | null;
  at: Moment;
}

export interface DocumentsTable {
  id: Id;
  client_id: number;
  matter_id: number | null;
  template_id: number;
  template_version_id: number;
  kind: string;
  title: string;
  number: number | null;
  number_text: string | null;
  year: number | null;
  entity: string | null;
  status: DocumentStatus;
  extra: Json<PaperExtra>;
  data: Json<{ used: UsedFact[] }>;
  node_id: number | null;
  version_id: number | null;
  made_version_id: number | null;
  is_hand_edited: Generated<boolean>;
  is_stamped: Generated<boolean>;
  pdf_key: string | null;
  pdf_size: number | null;
  pdf_sha256: string | null;
  pdf_of_version_id: number | null;
  pdf_node_id: number | null;
  pdf_state: Generated<"waiting" | "ready" | "absent" | "failed">;
  once_key: string | null;
  by_kind: ActorKind;
  by_id: number | null;
  created_at: Moment;
  finalised_at: MaybeMoment;
  sent_at: MaybeMoment;
  viewed_at: MaybeMoment;
  signed_at: MaybeMoment;
  cancelled_at: MaybeMoment;
  cancel_reason: string | null;
  changed_at: Moment;
}

export interface DocumentCountersTable {
  kind: string;
  entity: string;
  year: number;
  last: number;
}

export interface MatterPaperFactsTable {
  matter_id: number;
  name: string;
  value: string;
  by_id: number | null;
  at: Moment;
}

export interface NameFormsTable {
  client_id: number;
  name: string;
  form: "gen" | "dat" | "acc" | "ins";
  value: string;
}

export interface DocumentLinksTable {
  id: Id;
  document_id: number;
  token_hash: string;
  asks_signature: boolean;
  created_at: Moment;
  expires_at: Moment;
  revoked_at: MaybeMoment;
  first_viewed_at: MaybeMoment;
  views: Generated<number>;
  once_key: string | null;
}

export interface SigningCodesTable {
  id: Id;
  link_id: number;
  code_hash: string;
  phone: string;
  sent_at: Moment;
  expires_at: Moment;
  tries: Generated<number>;
  used_at: MaybeMoment;
}

export interface DocumentSignaturesTable {
  document_id: number;
  how: "sms" | "scan";
  at: Moment;
  sha256: string;
  phone: string | null;
  address: string | null;
  agent: string | null;
  consent: string | null;
  scan_node_id: number | null;
  by_id: number | null;
}

declare module "../kernel/tables.ts" {
  interface Database {
    document_templates: DocumentTemplatesTable;
    document_template_versions: DocumentTemplateVersionsTable;
    documents: DocumentsTable;
    document_counters: DocumentCountersTable;
    matter_paper_facts: MatterPaperFactsTable;
    name_forms: NameFormsTable;
    document_links: DocumentLinksTable;
    signing_codes: SigningCodesTable;
    document_signatures: DocumentSignaturesTable;
  }
}
