-- Hooks to and from other programs, by Standard Webhooks. Secrets are sealed; of tokens only hashes are kept.

create table webhook_targets (
  id bigint generated always as identity primary key,
  title text not null,
  url text not null,
  secret_sealed text not null,
  -- Signed by both for a day after a rotation, so that the receiver may change over in his own time.
  former_secret_sealed text,
  former_secret_until timestamptz,
  is_on boolean not null default true,
  -- Why it is off when nobody switched it off: the receiver answered that it is gone.
  off_reason text,
  created_at timestamptz not null
);

create table webhook_deliveries (
  id bigint generated always as identity primary key,
  target_id bigint not null references webhook_targets (id),
  -- The webhook-id: the same at every attempt, so that the receiver knows a repetition.
  external_id text not null unique,
  type text not null,
  -- The bytes that are signed and sent; null once they are past their keeping.
  body text,
  client_id bigint references clients (id),
  matter_id bigint references matters (id),
  once_key text not null unique,
  state text not null check (state in ('queued', 'sending', 'delivered', 'failed')),
  attempts smallint not null default 0,
  not_before timestamptz not null,
  status int,
  reason text,
  created_at timestamptz not null,
  sending_at timestamptz,
  finished_at timestamptz
);
create index webhook_deliveries_of_target on webhook_deliveries (target_id, id desc);
create index webhook_deliveries_waiting on webhook_deliveries (not_before, id) where state in ('queued', 'sending');
create index webhook_deliveries_kept on webhook_deliveries (finished_at) where body is not null;

create table webhook_sources (
  id bigint generated always as identity primary key,
  title text not null,
  token_hash text not null unique,
  secret_sealed text not null,
  needs_signature boolean not null,
  pipeline_id bigint not null references pipelines (id),
  -- { "by": "matter-number" | "phone" | "client-id", "path": "order.number", "absent": "ignore" | "open", "phonePath", "namePath" }
  lookup jsonb not null,
  -- [{ "path": "lead.city", "to": "client" | "variable", "name": "city" }]
  mapping jsonb not null,
  is_on boolean not null default true,
  created_at timestamptz not null
);

create table webhook_arrivals (
  id bigint generated always as identity primary key,
  source_id bigint not null references webhook_sources (id),
  -- webhook-id where there is one, else the hash of the body and the moment: the same body again is one delivery for a day.
  external_id text not null,
  body_hash text not null,
  -- What came, for a day: others' texts about people are not ours to collect.
  body jsonb,
  outcome text not null check (outcome in ('waiting', 'applied', 'opened', 'ignored', 'failed')),
  reason text,
  client_id bigint references clients (id),
  matter_id bigint references matters (id),
  at timestamptz not null,
  processed_at timestamptz,
  unique (source_id, external_id)
);
create index webhook_arrivals_of_source on webhook_arrivals (source_id, id desc);
create index webhook_arrivals_same on webhook_arrivals (source_id, body_hash, at);
create index webhook_arrivals_waiting on webhook_arrivals (at) where outcome = 'waiting';
create index webhook_arrivals_kept on webhook_arrivals (at) where body is not null;

-- SMS and e-mail beside WhatsApp. Of a mail account: base_url is smtp(s)://host:port, account_sid the login, sender the address.
alter table connections drop constraint connections_kind_check;
alter table connections add constraint connections_kind_check check (kind in ('twilio', 'sms', 'smtp'));
alter table connections drop constraint connections_channel_check;
alter table connections add constraint connections_channel_check check (channel in ('whatsapp', 'sms', 'email'));

-- The channel the client asked to be written by, before the firm's order.
alter table clients add column message_channel text check (message_channel in ('whatsapp', 'sms', 'email'));

-- One thing to say, by whichever channel reaches the client: where one fails the next is tried, in the order that stood at the beginning.
create table policy_messages (
  id bigint generated always as identity primary key,
  client_id bigint not null references clients (id),
  matter_id bigint references matters (id),
  once_key text not null unique,
  text text not null,
  subject text not null,
  -- For WhatsApp outside the window.
  template_code text,
  -- Channels not tried yet, in order.
  channels_left jsonb not null,
  -- Where it stands now; null when no channel is left.
  message_id bigint references messages (id),
  state text not null check (state in ('going', 'given-up')),
  created_at timestamptz not null
);
create index policy_messages_of_message on policy_messages (message_id);
