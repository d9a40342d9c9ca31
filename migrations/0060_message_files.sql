-- A partner takes a file of ours by an address: random, for one file of one message, and only for a while. The address
-- itself is not kept, so that nobody finds it in a copy of the base.
create table media_links (
  token_sha256 text primary key,
  message_id bigint not null references messages (id),
  file_index smallint not null,
  expires_at timestamptz not null
);
create index media_links_expired on media_links (expires_at);
