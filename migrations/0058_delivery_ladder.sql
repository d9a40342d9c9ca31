-- By which channels a message looks for its client, one after another, and how long each is waited for. No steps of
-- its own means the firm's order with the usual waiting.
create table delivery_policies (
  id bigint generated always as identity primary key,
  code text not null unique,
  name text not null,
  name_en text not null default '',
  -- [{ "channel": "whatsapp", "silenceMinutes": 60 }]; no minutes: being sent is enough.
  steps jsonb not null default '[]',
  call_task boolean not null default true,
  cost_limit_kopecks int check (cost_limit_kopecks >= 0),
  is_on boolean not null default true,
  changed_at timestamptz not null
);

-- A message that is to reach its client keeps the steps as they were when it began.
alter table policy_messages add column policy_id bigint references delivery_policies (id);
alter table policy_messages add column steps jsonb not null default '[]';
alter table policy_messages add column call_task boolean not null default true;
alter table policy_messages add column cost_limit_kopecks int;
alter table policy_messages add column template_variables jsonb;
-- A person who chose a template meant it, also while free text may be sent.
alter table policy_messages add column template_first boolean not null default false;
alter table policy_messages add column author_kind text not null default 'robot';
alter table policy_messages add column author_id bigint;
-- Files by their keys, sent by the channels that carry them.
alter table policy_messages add column files jsonb not null default '[]';
-- When silence is looked at next; null: only news of the message can change anything.
alter table policy_messages add column next_at timestamptz;
alter table policy_messages add column brought_message_id bigint references messages (id);
-- Whether a phone has it, an answer proves it, or only the channel took it (then a failure may still come).
alter table policy_messages add column brought_by text check (brought_by in ('sent', 'receipt', 'answer'));
alter table policy_messages add column ended_at timestamptz;
update policy_messages set steps = (
  select coalesce(jsonb_agg(jsonb_build_object('channel', c, 'silenceMinutes', null)), '[]')
  from jsonb_array_elements_text(channels_left) c);
alter table policy_messages drop column channels_left;
alter table policy_messages drop constraint policy_messages_state_check;
alter table policy_messages add constraint policy_messages_state_check
  check (state in ('going', 'brought', 'given-up', 'stopped'));
create index policy_messages_waiting on policy_messages (next_at) where state = 'going' and next_at is not null;
create index policy_messages_of_client on policy_messages (client_id, id desc);

-- The evidence: each channel once, what was tried and what came of it.
create table policy_steps (
  id bigint generated always as identity primary key,
  policy_message_id bigint not null references policy_messages (id),
  position smallint not null,
  channel text not null,
  connection_id bigint references connections (id),
  message_id bigint unique references messages (id),
  silence_minutes int,
  -- taken: the message stands for itself; passed: nothing was sent by this channel, and why.
  state text not null check (state in ('taken', 'passed')),
  reason text,
  -- Why the next step was taken: failed, cancelled or silent.
  left_for text,
  cost_kopecks int not null default 0,
  at timestamptz not null,
  -- From when silence counts while nothing is sent: after the client's quiet hours.
  due_at timestamptz,
  unique (policy_message_id, channel)
);
insert into policy_steps (policy_message_id, position, channel, connection_id, message_id, state, at, due_at)
select p.id, 0, c.channel, c.id, m.id, 'taken', m.created_at, m.not_before
from policy_messages p join messages m on m.id = p.message_id join connections c on c.id = m.connection_id;
