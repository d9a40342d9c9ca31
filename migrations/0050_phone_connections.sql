-- An account of telephony. Its own table: a line has neither a sender nor templates, and messages go by `connections`.
create table phone_connections (
  id bigint generated always as identity primary key,
  code text not null unique,
  name text not null,
  base_url text not null,
  api_key text not null,
  secret_sealed text not null,
  -- The long random mark in the address of our hooks, sealed: whoever reads the table must not be able to call them.
  hook_mark_sealed text not null,
  -- An IANA name. The account's clock as the partner tells it, unless an administrator knows better.
  zone text,
  account_zone text,
  default_scenario text,
  hook_addresses jsonb not null default '[]',
  ca_file text,
  keep_years smallint not null default 3,
  is_web_phone_on boolean not null default false,
  web_phone_host text not null default 'https://my.zadarma.com',
  is_on boolean not null default true,
  pbx_id text,
  extensions jsonb not null default '[]',
  balance_text text,
  -- The partner allows three questions a minute about statistics, whoever of our processes asks.
  statistics_from timestamptz,
  last_success_at timestamptz,
  last_hook_at timestamptz,
  last_error text,
  last_error_at timestamptz
);

create table phone_extensions (
  user_id bigint not null references users (id),
  connection_id bigint not null references phone_connections (id),
  extension text not null,
  primary key (user_id, connection_id),
  unique (connection_id, extension)
);

-- Every hook as it came and the verdict on its signature. What could not be understood stays with its reason.
create table phone_hooks (
  id bigint generated always as identity primary key,
  connection_id bigint not null references phone_connections (id),
  event text not null,
  verdict text not null check (verdict in ('signed', 'unverified', 'wrong-signature', 'no-signature')),
  headers jsonb not null,
  payload jsonb not null,
  at timestamptz not null,
  processed_at timestamptz,
  call_id bigint,
  attempts smallint not null default 0,
  error text,
  retry_at timestamptz
);
create index phone_hooks_waiting on phone_hooks (id) where processed_at is null and verdict = 'signed';
