-- A call is told by the line now, and only then by a person: until a result is entered there is none, and a hidden
-- number has no client. Calls entered by hand are over when they are entered.
alter table calls alter column client_id drop not null;
alter table calls alter column result drop not null;
alter table calls add column connection_id bigint references phone_connections (id);
alter table calls add column partner_call_id text;
alter table calls add column state text not null default 'ended'
  check (state in ('requested', 'dialing', 'unknown', 'ringing', 'answered', 'ended'));
alter table calls add column outcome text check (outcome in ('talked', 'missed', 'no-answer', 'busy', 'failed', 'unknown'));
alter table calls add column reason text;
alter table calls add column number text;
alter table calls add column is_hidden boolean not null default false;
alter table calls add column line_number text;
alter table calls add column extension text;
alter table calls add column answered_at timestamptz;
alter table calls add column ended_at timestamptz;
alter table calls add column waiting_seconds int;
alter table calls add column is_lost_busy boolean not null default false;
alter table calls add column next_step text;
alter table calls add column put_away_at timestamptz;
-- Click to call: made by the browser, asked of the partner once, looked for when nothing is heard.
alter table calls add column once_key text unique;
alter table calls add column requested_at timestamptz;
alter table calls add column asked_at timestamptz;
alter table calls add column look_up_at timestamptz;
alter table calls add column is_looked_up boolean not null default false;
alter table calls add constraint calls_of_partner unique (connection_id, partner_call_id);
update calls set outcome = case when result = 'no-answer' then case direction when 'in' then 'missed' else 'no-answer' end else 'talked' end;

create index calls_newest on calls (at desc, id desc);
create index calls_newest_of_client on calls (client_id, at desc, id desc);
drop index calls_of_client;
create index calls_going_on on calls (at) where state <> 'ended';
create index calls_unfinished on calls (user_id, at desc) where result is null and outcome = 'talked' and connection_id is not null;
create index calls_to_look_up on calls (look_up_at) where look_up_at is not null;

-- What the line told of a call, each thing once however often it comes: the call is worked out from all of them.
create table call_facts (
  id bigint generated always as identity primary key,
  call_id bigint not null references calls (id) on delete cascade,
  connection_id bigint not null references phone_connections (id),
  -- event | pbx_call_id | internal | call_start | call_id_with_rec
  identity text not null,
  event text not null,
  fact jsonb not null,
  received_at timestamptz not null,
  unique (connection_id, identity)
);
create index call_facts_of_call on call_facts (call_id);

create table call_legs (
  call_id bigint not null references calls (id) on delete cascade,
  extension text not null,
  user_id bigint references users (id),
  rang_at timestamptz,
  answered_at timestamptz,
  seconds int,
  primary key (call_id, extension)
);
create index call_legs_of_user on call_legs (user_id, call_id desc);
