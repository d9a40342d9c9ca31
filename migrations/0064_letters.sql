create table mail_threads (
  id bigint generated always as identity primary key,
  client_id bigint references clients (id),
  matter_id bigint references matters (id),
  created_at timestamptz not null
);
create index mail_threads_of_client on mail_threads (client_id) where client_id is not null;

-- One row a letter of a mailbox, in however many folders it lies and however often its UIDs change.
create table letters (
  id bigint generated always as identity primary key,
  mailbox_id bigint not null references mailboxes (id),
  thread_id bigint not null references mail_threads (id),
  -- The Message-ID, or the hash of the raw letter where there is none.
  identity text not null,
  message_id text,
  in_reply_to text,
  reference_ids jsonb not null default '[]',
  direction text not null check (direction in ('in', 'out')),
  state text not null check (state in ('received', 'queued', 'sending', 'sent', 'appended', 'retry', 'failed', 'unknown', 'cancelled')),
  subject text not null,
  from_name text not null,
  from_address text not null,
  recipients jsonb not null,
  -- When the server took it in: the Date header may lie.
  at timestamptz not null,
  snippet text not null,
  files int not null default 0,
  is_read boolean not null default false,
  is_automatic boolean not null default false,
  is_past boolean not null default false,
  is_ignored boolean not null default false,
  is_gone boolean not null default false,
  is_too_large boolean not null default false,
  is_subject_changed boolean not null default false,
  checks jsonb,
  client_id bigint references clients (id),
  matter_id bigint references matters (id),
  raw_key text,
  raw_size bigint,
  raw_sha256 text,
  -- What follows is of our own letters.
  once_key text unique,
  our_id text unique,
  author_kind text,
  author_id bigint,
  tracks boolean not null default false,
  not_before timestamptz,
  attempts smallint not null default 0,
  sending_at timestamptz,
  sent_at timestamptz,
  appended_at timestamptz,
  append_attempts smallint not null default 0,
  opened_at timestamptz,
  error_code text,
  error_text text,
  search text not null,
  created_at timestamptz not null,
  unique (mailbox_id, identity)
);
create index letters_of_client on letters (client_id, at desc, id desc) where client_id is not null;
create index letters_of_thread on letters (thread_id, at);
create index letters_of_mailbox on letters (mailbox_id, at desc, id desc);
create index letters_newest on letters (at desc, id desc);
create index letters_by_message_id on letters (message_id) where message_id is not null;
create index letters_unsorted on letters (at desc, id desc)
  where client_id is null and direction = 'in' and not is_ignored and not is_past;
create index letters_by_search on letters using gin (search gin_trgm_ops);
create index letters_going on letters (not_before) where state in ('queued', 'retry');
create index letters_in_flight on letters (mailbox_id, state) where state in ('sending', 'sent', 'unknown');

create table letter_bodies (
  letter_id bigint primary key references letters (id) on delete cascade,
  text text not null,
  quote_from int,
  -- Made safe when it came; pictures from elsewhere wait behind another name.
  html text,
  has_remote boolean not null default false
);

create table letter_files (
  letter_id bigint not null references letters (id) on delete cascade,
  n int not null,
  file_key text not null,
  name text not null,
  type text not null,
  size bigint not null,
  content_id text,
  is_inline boolean not null default false,
  primary key (letter_id, n)
);

-- Where a letter lies on the server.
create table letter_places (
  folder_id bigint not null references mail_folders (id),
  uid bigint not null,
  letter_id bigint not null references letters (id) on delete cascade,
  primary key (folder_id, uid)
);
create index letter_places_of_letter on letter_places (letter_id);

-- What was removed here: the next look at the server must not bring it back.
create table letter_tombstones (
  mailbox_id bigint not null references mailboxes (id),
  identity text not null,
  at timestamptz not null,
  primary key (mailbox_id, identity)
);
