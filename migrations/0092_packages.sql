-- The papers a matter needs of its client and of offices: one row a paper, or a row a thing (a child, a flat, a debt).
create table paper_items (
  id bigint generated always as identity primary key,
  client_id bigint not null references clients (id),
  matter_id bigint not null references matters (id),
  -- By requests/data; a paper that a person asked for besides has a title of its own.
  paper text not null,
  about text not null default '',
  title text not null,
  state text not null check (state in ('needed', 'requested', 'received', 'accepted', 'rejected')),
  -- Not asked for: by the rules, once its condition ceased, or by a person, whom the rules do not overrule.
  off_by text check (off_by in ('rule', 'hand')),
  reject_code text,
  reject_note text,
  issued_on date,
  valid_until date,
  node_id bigint references disk_nodes (id),
  version_id bigint,
  requested_at timestamptz,
  received_at timestamptz,
  decided_at timestamptz,
  decided_by bigint references users (id),
  -- The term of which a warning was already told: each term is told of once.
  told_until date,
  changed_at timestamptz not null,
  unique (matter_id, paper, about)
);
create index paper_items_of_client on paper_items (client_id);
create index paper_items_by_term on paper_items (valid_until) where state = 'accepted' and valid_until is not null;

-- What came, as it came; turns and crops are commands upon it, so that nothing is ever lost by them.
create table paper_pages (
  id bigint generated always as identity primary key,
  item_id bigint not null references paper_items (id),
  position int not null,
  kind text not null check (kind in ('image', 'pdf')),
  name text not null,
  original_key text not null,
  -- Upright, of a reasonable size, without anything that acts: what is shown and joined.
  clean_key text not null,
  size int not null,
  sha256 text not null,
  width int,
  height int,
  pages int not null,
  was_flattened boolean not null default false,
  rotate int not null default 0 check (rotate in (0, 90, 180, 270)),
  -- Shares of the upright picture: {left, top, width, height}.
  crop jsonb,
  by_kind text not null,
  by_id bigint,
  at timestamptz not null,
  removed_at timestamptz
);
create index paper_pages_of_item on paper_pages (item_id, position) where removed_at is null;

-- A client's own way to the papers asked of him. The address itself is kept nowhere: only its hash.
create table paper_requests (
  id bigint generated always as identity primary key,
  client_id bigint not null references clients (id),
  matter_id bigint not null references matters (id),
  token_hash text not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  opened_at timestamptz,
  by_kind text not null,
  by_id bigint,
  -- The same order of a robot is the same link.
  once_key text unique
);
create index paper_requests_of_matter on paper_requests (matter_id);
create table paper_request_items (
  request_id bigint not null references paper_requests (id),
  item_id bigint not null references paper_items (id),
  primary key (request_id, item_id)
);

-- All that is handed in at once: one a matter and kind.
create table packages (
  id bigint generated always as identity primary key,
  client_id bigint not null references clients (id),
  matter_id bigint not null references matters (id),
  kind text not null check (kind in ('court', 'mfc', 'protection')),
  filing_on date,
  is_complete boolean not null default false,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  unique (matter_id, kind)
);

-- A package as it was assembled: its papers, their sums and the facts they said. Written once; only staleness is added.
create table package_revisions (
  id bigint generated always as identity primary key,
  package_id bigint not null references packages (id),
  number int not null,
  state text not null check (state in ('making', 'sealed', 'failed')),
  reason text,
  done int not null default 0,
  total int not null default 0,
  filing_on date not null,
  gaps int not null,
  -- Null where some paper has no PDF: the archive is there all the same.
  pdf_key text,
  pdf_size int,
  pdf_sha256 text,
  pdf_pages int,
  zip_key text,
  zip_size int,
  zip_sha256 text,
  facts_sha256 text,
  once_key text unique,
  by_kind text not null,
  by_id bigint,
  at timestamptz not null,
  sealed_at timestamptz,
  unique (package_id, number)
);
create table package_papers (
  id bigint generated always as identity primary key,
  revision_id bigint not null references package_revisions (id),
  position int not null,
  code text not null,
  title text not null,
  -- Null of what is not an attachment: the petition itself, the list of contents.
  attachment int,
  document_id bigint references documents (id),
  node_id bigint references disk_nodes (id),
  sha256 text not null,
  pages int,
  first_page int,
  -- What it says of the facts, by where each is entered.
  used jsonb not null,
  stale_at timestamptz,
  stale_fields jsonb,
  unique (revision_id, position)
);
create index package_papers_of_document on package_papers (document_id) where document_id is not null;
