-- Staff chat: rooms open to all, private ones, direct ones of two people, and one thread for each client.
create table chat_rooms (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('open', 'private', 'direct', 'client')),
  title text not null default '',
  topic text not null default '',
  -- Rooms that every firm has, so that installing them twice adds nothing.
  code text unique,
  -- Two people have one room, whoever writes first: the lesser id stands first.
  pair_key text unique,
  client_id bigint unique references clients (id),
  -- A repeated press or robot run finds the first room.
  once_key text unique,
  created_by bigint references users (id),
  created_at timestamptz not null,
  -- Kept by posting, under the room's lock: ids of its posts therefore appear in order.
  last_post_id bigint not null default 0,
  last_post_at timestamptz,
  archived_at timestamptz
);
create index chat_rooms_open on chat_rooms (id) where kind = 'open';

-- Who belongs to a private or direct room; in the others, who follows it and up to where he has read.
create table chat_members (
  room_id bigint not null references chat_rooms (id),
  user_id bigint not null references users (id),
  added_at timestamptz not null,
  read_post_id bigint not null default 0,
  is_muted boolean not null default false,
  follows boolean not null default true,
  primary key (room_id, user_id)
);
create index chat_members_of_user on chat_members (user_id, room_id);

create table chat_posts (
  id bigint generated always as identity primary key,
  room_id bigint not null references chat_rooms (id),
  author_kind text not null check (author_kind in ('employee', 'robot', 'system')),
  author_id bigint,
  -- What a robot called itself when it spoke.
  author_title text not null default '',
  body text not null,
  reply_to bigint references chat_posts (id),
  at timestamptz not null,
  edited_at timestamptz,
  removed_at timestamptz,
  pinned_at timestamptz,
  pinned_by bigint references users (id),
  task_id bigint,
  once_key text unique,
  -- Robots' posts of one kind that follow each other closely stand as one, which counts them and opens.
  join_key text,
  join_title text not null default '',
  joined_to bigint references chat_posts (id),
  joined int not null default 1,
  -- The newest of what is joined into it; with the post's own id it decides whether all of it was read.
  last_id bigint,
  search tsvector generated always as (to_tsvector('russian'::regconfig, replace(lower(body), 'ё', 'е'))) stored
);
create index chat_posts_of_room on chat_posts (room_id, id) where joined_to is null;
create index chat_posts_unread on chat_posts (room_id, coalesce(last_id, id)) where joined_to is null;
create index chat_posts_joined on chat_posts (joined_to, id) where joined_to is not null;
create index chat_posts_pinned on chat_posts (room_id, pinned_at) where pinned_at is not null;
create index chat_posts_search on chat_posts using gin (search);

-- What a post said before its author changed it.
create table chat_edits (
  id bigint generated always as identity primary key,
  post_id bigint not null references chat_posts (id),
  body text not null,
  at timestamptz not null
);
create index chat_edits_of_post on chat_edits (post_id, id);

create table chat_mentions (
  post_id bigint not null references chat_posts (id),
  user_id bigint not null references users (id),
  -- As it stands in the text: people change their names, old posts do not.
  name text not null,
  primary key (post_id, user_id)
);
create index chat_mentions_of_user on chat_mentions (user_id, post_id);

create table chat_reactions (
  post_id bigint not null references chat_posts (id),
  user_id bigint not null references users (id),
  sign text not null,
  at timestamptz not null,
  primary key (post_id, user_id, sign)
);

create table chat_files (
  id bigint generated always as identity primary key,
  post_id bigint not null references chat_posts (id),
  file_key text not null,
  name text not null,
  type text not null,
  size bigint not null,
  sha256 text not null
);
create index chat_files_of_post on chat_files (post_id, id);
