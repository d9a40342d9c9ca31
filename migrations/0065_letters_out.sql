-- What became of a letter of ours at each address: a server may take some and refuse others.
create table letter_recipients (
  letter_id bigint not null references letters (id) on delete cascade,
  address text not null,
  state text not null check (state in ('waiting', 'accepted', 'refused')),
  code text not null default '',
  text text not null default '',
  primary key (letter_id, address)
);

-- Marks in letters whose sender asked to know: of the opening (without address), and of each link. Stored links only,
-- so that the address of a mark leads nowhere else.
create table letter_links (
  id bigint generated always as identity primary key,
  letter_id bigint not null references letters (id) on delete cascade,
  token_hash text not null unique,
  url text,
  followed_at timestamptz
);
create index letter_links_of_letter on letter_links (letter_id);
