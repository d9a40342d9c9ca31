-- Laws, memos and forms the firm keeps: an item has editions, each in force from its day; an edition is never changed.
create table library_items (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('law', 'memo', 'form')),
  title text not null,
  created_at timestamptz not null,
  removed_at timestamptz
);
create table library_editions (
  id bigint generated always as identity primary key,
  item_id bigint not null references library_items (id),
  number int not null,
  in_force_from date not null,
  -- One of the two: a text of its own, or a file on the firm's disk.
  body text,
  node_id bigint references disk_nodes (id),
  version_id bigint,
  note text not null,
  by_id bigint references users (id),
  at timestamptz not null,
  unique (item_id, number),
  check ((body is null) <> (node_id is null))
);
-- Who was given which edition and when: what the client was told can be shown later.
create table library_sendings (
  id bigint generated always as identity primary key,
  edition_id bigint not null references library_editions (id),
  client_id bigint not null references clients (id),
  matter_id bigint references matters (id),
  token_hash text not null unique,
  expires_at timestamptz not null,
  by_kind text not null,
  by_id bigint,
  at timestamptz not null,
  opened_at timestamptz
);
create index library_sendings_of_client on library_sendings (client_id, id desc);
create index library_sendings_of_edition on library_sendings (edition_id);
