-- What each person wants to be told of, and by which way; what has no row goes by the house's custom (notices/rules.ts).
create table notice_choices (
  user_id bigint not null references users (id),
  kind text not null,
  bell boolean not null,
  push boolean not null,
  digest boolean not null,
  sound boolean not null,
  primary key (user_id, kind)
);

-- Outside the product a notice says only of what kind it is, until the person asks for its words.
create table notice_people (
  user_id bigint primary key references users (id),
  shows_text boolean not null default false
);

-- A notice the person does not want in the bell stays for the digest and for "said once".
alter table notices add column in_bell boolean not null default true;
alter table notices add column with_sound boolean not null default true;
-- Notices of one cause that follow each other closely stand as one, which counts them and opens.
alter table notices add column join_key text;
alter table notices add column joined_to bigint references notices (id);
alter table notices add column joined int not null default 1;
alter table notices add column last_at timestamptz;
create index notices_to_join on notices (user_id, join_key, id desc) where join_key is not null and read_at is null;
create index notices_joined on notices (joined_to, id) where joined_to is not null;
drop index notices_unread;
create index notices_unread on notices (user_id, id desc) where read_at is null and in_bell and joined_to is null;
