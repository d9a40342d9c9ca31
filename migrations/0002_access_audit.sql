create table users (
  id bigint generated always as identity primary key,
  login citext not null unique,
  name text not null,
  role text not null check (role in ('manager', 'lawyer', 'desk', 'accountant', 'head', 'admin')),
  password_hash text not null,
  locale text not null default 'ru' check (locale in ('ru', 'en')),
  theme text not null default 'auto' check (theme in ('auto', 'light', 'dark')),
  sound boolean not null default false,
  is_active boolean not null default true,
  is_on_shift boolean not null default false,
  failed_sign_ins smallint not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null
);
create index users_on_shift on users (id) where is_on_shift and is_active;
-- The turn of the rota: a counter rather than a row, so that applications arriving at once do not wait for each other.
create sequence rota_turn minvalue 0 start 0;

-- Only the hash of the cookie is kept.
create table sessions (
  token_hash text primary key,
  user_id bigint not null references users (id) on delete cascade,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  address text not null,
  agent text not null
);
create index sessions_of_user on sessions (user_id);

create table api_tokens (
  id bigint generated always as identity primary key,
  user_id bigint not null references users (id) on delete cascade,
  name text not null,
  token_hash text not null unique,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);

-- Who opened whose card (152-FZ art. 19: access to personal data is recorded).
create table card_reads (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  user_id bigint not null references users (id),
  client_id bigint not null,
  what text not null
);
create index card_reads_of_client on card_reads (client_id, id desc);
create index card_reads_of_user on card_reads (user_id, id desc);
