-- The disk: one tree of folders and files. Content lies in `kernel/files.ts` by key; rows say what it is called and whose it is.
create table disk_nodes (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('folder', 'file')),
  parent_id bigint references disk_nodes (id),
  -- `firm`, `client:5`, `matter:7`: roots are made when something first comes into them, by two at once too.
  root_key text unique,
  -- Whose it is; without a client it is the firm's. The same for a whole branch, so a search asks no parents.
  client_id bigint references clients (id),
  matter_id bigint references matters (id),
  name text not null,
  -- How names are compared: two that differ by case alone are one name in a folder.
  name_key text not null,
  search text generated always as (replace(name_key, 'ё', 'е')) stored,
  current_version_id bigint,
  -- Roles to which a firm's folder is limited here; what holds of it with all folders above stands in `readers`, `writers`.
  own_readers jsonb,
  own_writers jsonb,
  readers jsonb,
  writers jsonb,
  -- What office programs leave beside the file while they save it: not shown to people.
  is_service boolean not null default false,
  -- Under which name it was before a saving program moved it aside: the new content belongs to it.
  former_name_key text,
  former_at timestamptz,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  removed_at timestamptz,
  removed_by bigint references users (id),
  -- What was thrown away with it: a folder comes back whole.
  removed_with bigint references disk_nodes (id)
);
create unique index disk_nodes_names on disk_nodes (parent_id, name_key) where removed_at is null and parent_id is not null;
create index disk_nodes_of_parent on disk_nodes (parent_id, kind, name_key);
create index disk_nodes_of_client on disk_nodes (client_id, changed_at desc) where client_id is not null;
create index disk_nodes_bin on disk_nodes (removed_at) where removed_at is not null;
create index disk_nodes_by_name on disk_nodes using gin (search gin_trgm_ops);

create table disk_versions (
  id bigint generated always as identity primary key,
  node_id bigint not null references disk_nodes (id) on delete cascade,
  number int not null,
  -- A restored version is a new row of the same content.
  file_key text not null,
  -- By its first bytes.
  type text not null,
  size bigint not null,
  sha256 text not null,
  by_kind text not null,
  by_id bigint,
  at timestamptz not null,
  -- `waiting` until a job has read its text; why there is none is told in words.
  text_state text not null default 'waiting' check (text_state in ('waiting', 'done', 'none', 'encrypted', 'broken', 'too-large')),
  -- When its content was last compared with sha256, and since when it differs.
  checked_at timestamptz,
  broken_at timestamptz,
  unique (node_id, number)
);
create index disk_versions_by_key on disk_versions (file_key);
create index disk_versions_to_check on disk_versions (checked_at nulls first) where broken_at is null;
alter table disk_nodes add constraint disk_nodes_current foreign key (current_version_id) references disk_versions (id) on delete set null;

-- Text inside the newest version of a file.
create table disk_texts (
  node_id bigint primary key references disk_nodes (id) on delete cascade,
  version_id bigint not null references disk_versions (id) on delete cascade,
  text text not null,
  search tsvector generated always as (to_tsvector('russian'::regconfig, replace(lower(text), 'ё', 'е'))) stored
);
create index disk_texts_search on disk_texts using gin (search);

-- Office papers as PDF, made once a content.
create table disk_previews (
  sha256 text primary key,
  state text not null check (state in ('making', 'done', 'failed')),
  reason text,
  file_key text,
  size bigint,
  at timestamptz not null
);

-- What browsers are bringing: the part lies in a folder of this program until it is whole.
create table disk_uploads (
  id text primary key,
  user_id bigint not null references users (id),
  folder_id bigint not null references disk_nodes (id) on delete cascade,
  -- Folders under it, for a folder that was dropped whole.
  path jsonb not null,
  name text not null,
  size bigint not null,
  clash text not null check (clash in ('rename', 'version')),
  sha256 text,
  node_id bigint,
  version_id bigint,
  started_at timestamptz not null,
  touched_at timestamptz not null
);
create index disk_uploads_left on disk_uploads (touched_at);
