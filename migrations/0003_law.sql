-- The dated rule table: every legal number, term and word with its source; code asks for the rule in force on a date.
create table legal_rules (
  id bigint generated always as identity primary key,
  code text not null,
  value jsonb not null,
  article text not null,
  source text not null,
  mark text not null check (mark in ('V1', 'V2', 'C')),
  in_force_from date not null,
  in_force_to date,
  changed_at timestamptz not null,
  unique (code, in_force_from)
);

-- The firm's own texts by version: what exactly a person agreed to.
create table dated_texts (
  id bigint generated always as identity primary key,
  code text not null,
  version text not null,
  title text not null,
  body text not null,
  in_force_from date not null,
  unique (code, version)
);
