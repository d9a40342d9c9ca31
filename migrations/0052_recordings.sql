-- Looking for the recordings of a call: the partner has them some time after its end, or never.
create table recording_searches (
  call_id bigint primary key references calls (id) on delete cascade,
  state text not null check (state in ('waiting', 'kept', 'missing')),
  -- How many sounds the line promised: one a recorded leg.
  expected smallint not null,
  attempts smallint not null default 0,
  next_at timestamptz,
  error text
);
create index recording_searches_due on recording_searches (next_at) where state = 'waiting';

create table recordings (
  id bigint generated always as identity primary key,
  call_id bigint not null references calls (id),
  file_key text,
  type text not null,
  size bigint not null,
  sha256 text not null,
  seconds int,
  -- Loudness over time, 0 to 100.
  peaks jsonb not null default '[]',
  fetched_at timestamptz not null,
  keep_until date not null,
  is_held boolean not null default false,
  removed_at timestamptz,
  -- The same sound is kept once, however often it is fetched.
  unique (call_id, sha256)
);
create index recordings_over on recordings (keep_until) where removed_at is null and not is_held;

-- Who listened: one row a play.
create table recording_plays (
  recording_id bigint not null references recordings (id),
  user_id bigint not null references users (id),
  play_key text not null,
  at timestamptz not null,
  primary key (recording_id, user_id, play_key)
);
