-- An account at a mail server: letters come by IMAP and go by SMTP. Passwords are sealed and never shown again.
create table mailboxes (
  id bigint generated always as identity primary key,
  name text not null,
  address text not null,
  kind text not null check (kind in ('shared', 'personal')),
  owner_id bigint references users (id),
  imap_host text not null,
  imap_port int not null,
  imap_security text not null check (imap_security in ('tls', 'starttls', 'plain')),
  smtp_host text not null,
  smtp_port int not null,
  smtp_security text not null check (smtp_security in ('tls', 'starttls', 'plain')),
  login text not null,
  smtp_login text,
  password_sealed text not null,
  certificate text,
  sent_folder text,
  import_days int not null,
  signature text not null default '',
  tracks boolean not null default false,
  for_robots boolean not null default false,
  limits jsonb not null,
  is_on boolean not null default true,
  -- A wrong password is not tried again by itself: providers lock the account.
  stopped_at timestamptz,
  -- Grows with each change of the settings: who works by old ones begins anew.
  version int not null default 1,
  -- Letters that the server took in before are the past: no robot and no notice hears of them.
  started_at timestamptz not null,
  last_success_at timestamptz,
  last_error_code text,
  last_error_text text,
  last_error_at timestamptz,
  -- Somebody wants it looked into now.
  asked_at timestamptz,
  removed_at timestamptz,
  check ((kind = 'personal') = (owner_id is not null))
);
create unique index mailboxes_by_address on mailboxes (address) where removed_at is null;

create table mailbox_shares (
  mailbox_id bigint not null references mailboxes (id),
  user_id bigint not null references users (id),
  primary key (mailbox_id, user_id)
);

-- What is known of a folder on the server. UIDVALIDITY and MODSEQ may pass 2^53, hence text.
create table mail_folders (
  id bigint generated always as identity primary key,
  mailbox_id bigint not null references mailboxes (id),
  path text not null,
  role text not null,
  uid_validity text not null default '',
  -- The highest UID that is wholly stored; moved in the transaction of its letter.
  last_uid bigint not null default 0,
  highest_modseq text not null default '0',
  import_total int not null default 0,
  import_done int not null default 0,
  imported_at timestamptz,
  synced_at timestamptz,
  compared_at timestamptz,
  unique (mailbox_id, path)
);

-- Which process looks after a mailbox, and until when it may without saying so again.
create table mail_leases (
  mailbox_id bigint primary key references mailboxes (id),
  owner text not null,
  until timestamptz not null
);
