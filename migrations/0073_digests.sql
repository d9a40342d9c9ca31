-- The morning letter of a person, once a day.
create table digests (
  id bigint generated always as identity primary key,
  user_id bigint not null references users (id),
  day date not null,
  -- Notices after the last letter and up to this moment.
  since timestamptz not null,
  until timestamptz not null,
  created_at timestamptz not null,
  unique (user_id, day)
);
