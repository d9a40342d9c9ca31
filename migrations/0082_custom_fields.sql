-- Fields of the card that an administrator added; a value stands in client_facts as "custom.<id>". A removed field keeps
-- its id and values: papers and rules of the past name it.
create table custom_fields (
  id bigint generated always as identity primary key,
  kind text not null,
  title text not null,
  title_en text not null,
  -- Of a choice: [{value, title, titleEn}].
  options jsonb not null default '[]',
  of_kind text not null check (of_kind in ('person', 'company', 'both')),
  is_searchable boolean not null default false,
  position int not null,
  created_at timestamptz not null,
  removed_at timestamptz
);
