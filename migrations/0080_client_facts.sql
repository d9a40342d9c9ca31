-- Facts that have no column of their own in clients: the registry in src/api/client-fields.ts and fields that an
-- administrator added ("custom.7"). A column is kept for what lists sort by and the search looks in.
create table client_facts (
  client_id bigint not null references clients (id),
  field text not null,
  value jsonb not null,
  changed_at timestamptz not null,
  primary key (client_id, field)
);

-- Every word about a fact ever said, by whom and whence. Rows are only added; what changes is what became of a word:
-- `holds` (all of a field's are of one value), `former`, `disputed` until a person decides, `refused` by him. A value in
-- clients or client_facts without a row here was there before anything was said of it (the form, the time before this
-- table); its word is written down when the first other one is said.
create table fact_claims (
  id bigint generated always as identity primary key,
  client_id bigint not null references clients (id),
  field text not null,
  -- The json null: said that there is none.
  value jsonb not null,
  source_kind text not null
    check (source_kind in ('hand', 'document', 'client', 'form', 'import', 'robot', 'partner')),
  source_id bigint,
  user_id bigint references users (id),
  at timestamptz not null,
  state text not null check (state in ('holds', 'former', 'disputed', 'refused')),
  decided_by bigint references users (id),
  decided_at timestamptz,
  -- The former word that was taken back into force.
  restored_id bigint references fact_claims (id)
);
create index fact_claims_of_client on fact_claims (client_id, field, id);
create index fact_claims_disputed on fact_claims (client_id) where state = 'disputed';
