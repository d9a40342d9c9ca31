-- Links by which somebody outside opens one file until a day. Only the token's hash is kept.
create table disk_links (
  id bigint generated always as identity primary key,
  node_id bigint not null references disk_nodes (id) on delete cascade,
  token_hash text not null unique,
  created_by bigint references users (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index disk_links_of_node on disk_links (node_id);

create table disk_link_visits (
  id bigint generated always as identity primary key,
  link_id bigint not null references disk_links (id) on delete cascade,
  at timestamptz not null,
  what text not null check (what in ('opened', 'downloaded')),
  address text not null
);
create index disk_link_visits_of_link on disk_link_visits (link_id, id);

-- Locks of WebDAV: an office program holds the file it has open.
create table disk_locks (
  token text primary key,
  node_id bigint not null references disk_nodes (id) on delete cascade,
  user_id bigint not null references users (id),
  is_deep boolean not null,
  owner text not null,
  expires_at timestamptz not null
);
create index disk_locks_of_node on disk_locks (node_id);
