-- The inbox: one row a client who ever spoke with us by any channel, and one for each letter that is nobody's yet. It
-- holds whose turn it is; words of people stay in the tables of their channels and are read by the id kept here.
create table conversations (
  id bigint generated always as identity primary key,
  client_id bigint unique references clients (id),
  letter_id bigint unique references letters (id) on delete cascade,
  state text not null check (state in ('open', 'snoozed', 'closed')),
  assigned_user_id bigint references users (id),
  -- «Отвечает Ксения»: soft, and over by itself after a while.
  claimed_by bigint references users (id),
  claimed_at timestamptz,
  -- Since the client's first word that nobody has answered.
  waiting_since timestamptz,
  -- The same as it was before our answer: comes back when the answer did not reach the client.
  answered_since timestamptz,
  -- Of a snoozed one: null until the client writes.
  snoozed_until timestamptz,
  woken_at timestamptz,
  is_unread boolean not null default false,
  -- What closing or snoozing changed, for its undo.
  former jsonb,
  -- The last word: null while nothing was said (somebody opened it to write first).
  last_at timestamptz,
  last_kind text check (last_kind in ('message', 'letter', 'call')),
  last_ref bigint,
  last_side text check (last_side in ('client', 'firm')),
  last_channel text,
  check ((client_id is null) <> (letter_id is null)),
  check (snoozed_until is null or state = 'snoozed')
);
-- Each queue walks an index of its own order, so a page and a capped count cost the same at any age of the firm.
create index conversations_waiting on conversations (waiting_since, id) where state = 'open' and waiting_since is not null;
create index conversations_of_user on conversations (assigned_user_id, last_at desc, id desc) where state = 'open';
create index conversations_unassigned on conversations (last_at desc, id desc) where state = 'open' and assigned_user_id is null;
create index conversations_snoozed on conversations (snoozed_until, id) where state = 'snoozed';
create index conversations_newest on conversations (last_at desc, id desc) where last_at is not null;

-- By which channels a conversation went: a rare channel is found by its own rows, a common one by walking the queue.
create table conversation_channels (
  channel text not null,
  conversation_id bigint not null references conversations (id) on delete cascade,
  primary key (channel, conversation_id)
);
create index conversation_channels_of on conversation_channels (conversation_id);

-- Conversations of the messages that are here already: the last word, and whether the client waits for an answer.
insert into conversations (client_id, state, assigned_user_id, waiting_since, is_unread, last_at, last_kind, last_ref, last_side, last_channel)
select l.client_id, case when w.since is null and w.unread = 0 then 'closed' else 'open' end, r.responsible_id, w.since, w.unread > 0,
  l.created_at, 'message', l.id, case l.direction when 'in' then 'client' else 'firm' end, l.channel
from (
  select distinct on (m.client_id) m.client_id, m.created_at, m.id, m.direction, d.channel
  from messages m join dialogs d on d.id = m.dialog_id
  where m.direction = 'in' or m.author_kind = 'employee'
  order by m.client_id, m.created_at desc, m.id desc) l
cross join lateral (
  select (select min(i.created_at) from messages i where i.client_id = l.client_id and i.direction = 'in'
      and i.created_at > coalesce((select max(o.created_at) from messages o where o.client_id = l.client_id and o.direction = 'out' and o.author_kind = 'employee'), '-infinity')) as since,
    (select coalesce(sum(unread), 0) from dialogs where client_id = l.client_id) as unread) w
left join lateral (select responsible_id from matters where client_id = l.client_id order by is_open desc, id desc limit 1) r on true;
insert into conversation_channels (channel, conversation_id)
select distinct d.channel, c.id from conversations c join dialogs d on d.client_id = c.client_id;
