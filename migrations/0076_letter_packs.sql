-- Small letters of the past lie many in one file until each is read through: a file, a body and words to search by for
-- each of them at once would make the first import of a mailbox several times as long.
create table letter_packs (
  id bigint generated always as identity primary key,
  mailbox_id bigint not null references mailboxes (id),
  file_key text not null unique,
  created_at timestamptz not null,
  -- Since when somebody has been reading it; too long ago means that he is dead.
  claimed_at timestamptz
);

-- A letter in a pack: its bytes begin there, `raw_size` long. It has no body, no files and no `raw_key` yet.
alter table letters add column pack_id bigint references letter_packs (id);
alter table letters add column pack_from bigint;
create index letters_in_packs on letters (pack_id) where pack_id is not null;
