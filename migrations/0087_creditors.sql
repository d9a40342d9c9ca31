-- The name by which two spellings are one creditor: without quotes, points, the legal form and the difference of е and ё.
-- A МКК and a ПКО of one name are two companies, so words of business stay. One function, so that the directory, its
-- uniqueness and the search for a typed name never differ.
create function creditor_key(name text) returns text language sql immutable parallel safe as $$
  select coalesce(
    nullif(trim(regexp_replace(
      ' ' || regexp_replace(replace(lower(name collate "ru"), 'ё', 'е'), '[][:space:]"''«»“”„‘’`.,:;()/\\–—−-]+', ' ', 'g') || ' ',
      ' (публичное акционерное общество|открытое акционерное общество|закрытое акционерное общество|непубличное акционерное общество|акционерное общество|общество с ограниченной ответственностью|пао|оао|зао|нао|ао|ооо)(?= )',
      '', 'g')), ''),
    trim(lower(name collate "ru")))
$$;

-- Whom clients owe: one row a creditor for the whole firm, so that an address is written once.
create table creditors (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('bank', 'mfo', 'collector', 'tax', 'housing', 'person', 'other')),
  name text not null,
  short_name text not null default '',
  name_key text not null generated always as (creditor_key(name)) stored,
  short_key text not null generated always as (creditor_key(short_name)) stored,
  -- Above zero: a person said that this is another one of the same name.
  namesake int not null default 0,
  inn text,
  ogrn text,
  postal_address text not null default '',
  legal_address text not null default '',
  register_kind text check (register_kind in ('bank', 'mfo', 'collector')),
  register_number text not null default '',
  phones jsonb not null default '[]',
  email text not null default '',
  note text not null default '',
  -- Two entries of one creditor: this one is kept for its spelling alone.
  merged_into bigint references creditors (id),
  version int not null default 1,
  created_at timestamptz not null,
  changed_at timestamptz not null
);
create unique index creditors_by_name on creditors (name_key, namesake) where merged_into is null;
create unique index creditors_by_inn on creditors (inn) where merged_into is null;
create index creditors_by_short_name on creditors (short_key) where short_key <> '';
create index creditors_by_any_name on creditors (name_key);
create index creditors_merged on creditors (merged_into) where merged_into is not null;
create index creditors_by_search on creditors using gin ((name_key || ' ' || short_key) gin_trgm_ops);

-- Debts as they were written until now, in free text: each different name becomes an entry.
insert into creditors (kind, name, created_at, changed_at)
select
  case (array_agg(kind order by id))[1]
    when 'microloan' then 'mfo' when 'tax' then 'tax' when 'housing' then 'housing' when 'person' then 'person'
    when 'other' then 'other' else 'bank' end,
  (array_agg(trim(creditor) order by id))[1], min(created_at), min(created_at)
from debts group by creditor_key(creditor);
