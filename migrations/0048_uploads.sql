-- A file a browser has brought and nothing holds yet: a message, a letter or a chat post takes it by its id.
create table uploads (
  id bigint generated always as identity primary key,
  user_id bigint not null references users (id),
  file_key text not null,
  name text not null,
  type text not null,
  size bigint not null,
  sha256 text not null,
  at timestamptz not null,
  -- Taken files belong to whoever took them; the others are removed after a day.
  taken_at timestamptz
);
create index uploads_left on uploads (at) where taken_at is null;
