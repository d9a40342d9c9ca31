-- Papers are made by templates that lawyers edit in Word. A version is never changed: a paper names the one it was made by.
create table document_templates (
  id bigint generated always as identity primary key,
  code text not null unique,
  -- What makes a paper by it; numbers go by kind. Several templates may share one.
  kind text not null,
  title text not null,
  title_en text not null,
  group_code text not null,
  is_numbered boolean not null,
  is_shipped boolean not null,
  is_active boolean not null default true,
  current_version_id bigint,
  created_at timestamptz not null
);
create table document_template_versions (
  id bigint generated always as identity primary key,
  template_id bigint not null references document_templates (id),
  number int not null,
  origin text not null check (origin in ('shipped', 'own')),
  file_key text not null,
  size int not null,
  sha256 text not null,
  fields jsonb not null,
  note text not null,
  by_id bigint references users (id),
  at timestamptz not null,
  unique (template_id, number)
);
alter table document_templates
  add foreign key (current_version_id) references document_template_versions (id);

create table documents (
  id bigint generated always as identity primary key,
  client_id bigint not null references clients (id),
  matter_id bigint references matters (id),
  template_id bigint not null references document_templates (id),
  template_version_id bigint not null references document_template_versions (id),
  kind text not null,
  title text not null,
  -- Of the legal entity and the year in which it became final.
  number int,
  number_text text,
  year int,
  entity text,
  status text not null check (status in ('draft', 'final', 'sent', 'viewed', 'signed', 'cancelled')),
  extra jsonb not null,
  -- What it says and from where each word was taken, as of its making.
  data jsonb not null,
  -- The file on the disk, the version that counts, and the last one the program made itself: they differ when edited by hand.
  node_id bigint references disk_nodes (id),
  version_id bigint,
  made_version_id bigint,
  is_hand_edited boolean not null default false,
  -- Final: the number and the day stand in the file. The number is given first, so a file that failed is stamped again.
  is_stamped boolean not null default false,
  -- Of the version named; only a final paper's PDF stands on the disk beside it.
  pdf_key text,
  pdf_size int,
  pdf_sha256 text,
  pdf_of_version_id bigint,
  pdf_node_id bigint references disk_nodes (id),
  pdf_state text not null default 'waiting' check (pdf_state in ('waiting', 'ready', 'absent', 'failed')),
  once_key text unique,
  by_kind text not null,
  by_id bigint,
  created_at timestamptz not null,
  finalised_at timestamptz,
  sent_at timestamptz,
  viewed_at timestamptz,
  signed_at timestamptz,
  cancelled_at timestamptz,
  cancel_reason text,
  changed_at timestamptz not null,
  check ((status = 'draft') = (finalised_at is null) or status = 'cancelled')
);
create unique index documents_numbers on documents (kind, entity, year, number) where number is not null;
create index documents_of_client on documents (client_id, id desc);
create index documents_of_matter on documents (matter_id, kind) where matter_id is not null;
create index documents_by_node on documents (node_id) where node_id is not null;
create index documents_unstamped on documents (id) where not is_stamped and finalised_at is not null;
create index documents_unprinted on documents (id) where pdf_state in ('waiting', 'absent');
create index documents_by_number on documents (number_text) where number_text is not null;

-- Numbers without gaps: the row is locked until the paper that took one is final.
create table document_counters (
  kind text not null,
  entity text not null,
  year int not null,
  last int not null,
  primary key (kind, entity, year)
);

-- What papers say of a matter (src/api/matter-papers.ts).
create table matter_paper_facts (
  matter_id bigint not null references matters (id),
  name text not null,
  value text not null,
  by_id bigint references users (id),
  at timestamptz not null,
  primary key (matter_id, name)
);
create index matter_paper_facts_by_case on matter_paper_facts (value) where name = 'caseNumber';

-- Names the rules decline wrongly, set right by a person.
create table name_forms (
  client_id bigint not null references clients (id),
  -- The name itself: a changed name has no old forms.
  name text not null,
  form text not null check (form in ('gen', 'dat', 'acc', 'ins')),
  value text not null,
  primary key (client_id, name, form)
);
