-- Facts that come in numbers: relatives, property, deals … one schema a kind (src/api/client-records.ts).
create table client_records (
  id bigint generated always as identity primary key,
  client_id bigint not null references clients (id),
  kind text not null,
  data jsonb not null,
  source_kind text not null
    check (source_kind in ('hand', 'document', 'client', 'form', 'import', 'robot', 'partner')),
  source_id bigint,
  version int not null default 1,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  removed_at timestamptz
);
create index client_records_of_client on client_records (client_id, kind, id) where removed_at is null;

-- What it said each time, so that any of it may be brought back.
create table client_record_versions (
  record_id bigint not null references client_records (id),
  version int not null,
  how text not null check (how in ('added', 'changed', 'removed', 'restored')),
  data jsonb not null,
  source_kind text not null,
  source_id bigint,
  user_id bigint references users (id),
  at timestamptz not null,
  primary key (record_id, version)
);
