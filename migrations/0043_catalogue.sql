-- What the catalogue of robots and triggers needs of the domain: tags, observers, checklists, calls as tasks.

create table client_tags (
  client_id bigint not null references clients (id),
  -- In lower case: "VIP" and "vip" are one tag.
  tag text not null,
  added_at timestamptz not null,
  primary key (client_id, tag)
);
create index client_tags_of_tag on client_tags (tag, client_id);

create table matter_observers (
  matter_id bigint not null references matters (id),
  user_id bigint not null references users (id),
  added_at timestamptz not null,
  primary key (matter_id, user_id)
);
create index matter_observers_of_user on matter_observers (user_id, matter_id);
-- Kept by the verbs that change observers: a move of a card nobody observes asks the database nothing more.
alter table matters add column observers int not null default 0;

create table task_items (
  id bigint generated always as identity primary key,
  task_id bigint not null references tasks (id),
  title text not null,
  position int not null,
  done_at timestamptz,
  done_by bigint references users (id)
);
create index task_items_of_task on task_items (task_id, position, id);
alter table tasks add column kind text not null default 'task' check (kind in ('task', 'call'));

-- Known when the call was measured or the operator wrote it down.
alter table calls add column seconds int check (seconds >= 0);

-- What people and clients did last, for cards left idle; a client's message comes by a partner.
create index events_deeds_of_client on events (client_id, id desc)
  where client_id is not null
    and (actor_kind in ('employee', 'client', 'visitor') or name in ('message.received', 'call.logged'));
