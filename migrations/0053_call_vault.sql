-- Each day of the line against the partner's own list. Read page by page, each page a job of its own, because the
-- partner allows few questions.
create table vault_days (
  id bigint generated always as identity primary key,
  connection_id bigint not null references phone_connections (id),
  day date not null,
  state text not null check (state in ('reading', 'done', 'failed')),
  theirs int not null default 0,
  brought int not null default 0,
  checked_at timestamptz,
  error text,
  unique (connection_id, day)
);
-- Calls that the list named, by day; those we could not make ours are the difference.
create table vault_calls (
  connection_id bigint not null references phone_connections (id),
  day date not null,
  partner_call_id text not null,
  primary key (connection_id, day, partner_call_id)
);
create index vault_days_newest on vault_days (day desc, id desc);
