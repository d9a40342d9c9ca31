-- What every slice stands on: the event log, settings and the working calendar.
create extension if not exists pg_trgm;
create extension if not exists citext;

-- Ё stands after Е for Russian readers; the default order puts it before А. Named in ORDER BY of lists of names.
create collation if not exists ru (provider = icu, locale = 'ru-RU');

-- One row per change, written in the change's transaction, never updated.
create table events (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  name text not null,
  actor_kind text not null check (actor_kind in ('employee', 'client', 'visitor', 'robot', 'provider', 'system')),
  actor_id bigint,
  client_id bigint,
  matter_id bigint,
  subject_id bigint,
  data jsonb not null,
  cause_id bigint references events (id),
  depth smallint not null
);
create index events_of_client on events (client_id, id desc) where client_id is not null;
create index events_of_actor on events (actor_id, id desc) where actor_kind = 'employee';
create index events_of_name on events (name, id desc);

create table settings (
  key text primary key,
  value jsonb not null,
  changed_at timestamptz not null
);

create table calendar_days (
  day date primary key,
  kind text not null check (kind in ('off', 'short', 'work')),
  note text not null default ''
);
