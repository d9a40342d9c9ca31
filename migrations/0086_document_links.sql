-- A client's own way to one paper, without signing in. The address itself is kept nowhere: only its hash.
create table document_links (
  id bigint generated always as identity primary key,
  document_id bigint not null references documents (id),
  token_hash text not null unique,
  asks_signature boolean not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  first_viewed_at timestamptz,
  views int not null default 0,
  -- Of a link that a robot sends: the same order is the same link.
  once_key text unique
);
create index document_links_of_document on document_links (document_id);

-- Codes by which a client signs: six digits, ten minutes, five tries; a newer one ends the older.
create table signing_codes (
  id bigint generated always as identity primary key,
  link_id bigint not null references document_links (id),
  code_hash text not null,
  phone text not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  tries int not null default 0,
  used_at timestamptz
);
create index signing_codes_of_link on signing_codes (link_id, id desc);

-- The evidence: written once, changed never.
create table document_signatures (
  document_id bigint primary key references documents (id),
  how text not null check (how in ('sms', 'scan')),
  at timestamptz not null,
  sha256 text not null,
  phone text,
  address text,
  agent text,
  consent text,
  scan_node_id bigint references disk_nodes (id),
  by_id bigint references users (id)
);
