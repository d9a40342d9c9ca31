create table clients (
  id bigint generated always as identity primary key,
  kind text not null default 'person' check (kind in ('person', 'company')),
  name text not null,
  first_name text not null default '',
  birth_date date,
  inn text,
  email text,
  city text,
  region text,
  zone text,
  family text,
  work text,
  income_kopecks bigint,
  note text,
  source text not null,
  -- Kept by the verbs that change debts: the board shows and sums them.
  debt_kopecks bigint not null default 0,
  creditors int not null default 0,
  -- Name, phones, e-mail and INN in lower case, kept by the verbs: what the search looks in.
  search text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null
);
create index clients_by_search on clients using gin (search gin_trgm_ops);
create index clients_by_name on clients (name collate ru, id);

-- One phone is one person: calls and messages find their card by it.
create table client_phones (
  id bigint generated always as identity primary key,
  client_id bigint not null references clients (id),
  phone text not null unique,
  is_primary boolean not null,
  note text not null default ''
);
create index client_phones_of_client on client_phones (client_id);

create table debts (
  id bigint generated always as identity primary key,
  client_id bigint not null references clients (id),
  creditor text not null,
  kind text not null default 'loan',
  amount_kopecks bigint not null check (amount_kopecks >= 0),
  overdue_since date,
  created_at timestamptz not null
);
create index debts_of_client on debts (client_id);

-- Append-only: the latest row of a purpose and channel is what holds.
create table consents (
  id bigint generated always as identity primary key,
  client_id bigint not null references clients (id),
  purpose text not null check (purpose in ('personal-data', 'advertising', 'messages')),
  channel text,
  is_given boolean not null,
  text_version text not null,
  source text not null,
  at timestamptz not null,
  address text,
  agent text
);
create index consents_of_client on consents (client_id, id desc);

create table comments (
  id bigint generated always as identity primary key,
  client_id bigint not null references clients (id),
  matter_id bigint,
  user_id bigint references users (id),
  body text not null,
  at timestamptz not null
);

create table notices (
  id bigint generated always as identity primary key,
  user_id bigint not null references users (id),
  kind text not null,
  data jsonb not null,
  text text not null default '',
  client_id bigint,
  matter_id bigint,
  at timestamptz not null,
  read_at timestamptz,
  -- Says the same thing once: a repeated subscriber or robot run adds nothing.
  once_key text unique
);
create index notices_unread on notices (user_id, id desc) where read_at is null;
create index notices_of_user on notices (user_id, id desc);
