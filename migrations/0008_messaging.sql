-- An account at a partner through which messages go. Secrets are sealed and never shown again.
create table connections (
  id bigint generated always as identity primary key,
  code text not null unique,
  kind text not null check (kind in ('twilio')),
  channel text not null check (channel in ('whatsapp')),
  name text not null,
  base_url text not null,
  account_sid text not null,
  auth_token_sealed text not null,
  sender text not null,
  is_on boolean not null default true,
  last_success_at timestamptz,
  last_error text,
  last_error_at timestamptz,
  templates_read_at timestamptz
);

create table message_templates (
  id bigint generated always as identity primary key,
  connection_id bigint not null references connections (id),
  code text not null,
  external_id text not null,
  name text not null,
  language text not null,
  category text not null default '',
  body text not null,
  -- [{ "index": 1, "field": "client.first-name", "fallback": "" }]
  variables jsonb not null,
  -- The partner's approval as last read; only `approved` may be sent.
  approval text not null,
  rejection_reason text,
  is_on boolean not null default true,
  changed_at timestamptz not null,
  unique (connection_id, external_id)
);

-- A conversation with one address on one channel.
create table dialogs (
  id bigint generated always as identity primary key,
  connection_id bigint not null references connections (id),
  client_id bigint not null references clients (id),
  channel text not null,
  address text not null,
  last_inbound_at timestamptz,
  unread int not null default 0,
  opted_out_at timestamptz,
  failed_at timestamptz,
  failed_reason text,
  unique (connection_id, address)
);
create index dialogs_of_client on dialogs (client_id);

create table messages (
  id bigint generated always as identity primary key,
  dialog_id bigint not null references dialogs (id),
  connection_id bigint not null references connections (id),
  client_id bigint not null references clients (id),
  matter_id bigint references matters (id),
  direction text not null check (direction in ('out', 'in')),
  kind text not null check (kind in ('text', 'template', 'media')),
  body text not null,
  template_id bigint references message_templates (id),
  content_variables jsonb,
  -- The template's external id at sending, or media facts of an incoming message.
  payload jsonb,
  state text not null check (state in ('queued', 'sending', 'accepted', 'sent', 'delivered', 'read', 'failed', 'unknown', 'cancelled', 'received')),
  external_id text,
  error_code text,
  error_class text,
  error_text text,
  -- Made by the browser or the robot run: the same press twice is one message.
  once_key text unique,
  author_kind text not null,
  author_id bigint,
  -- Not before: the client's quiet hours and the chance to undo.
  not_before timestamptz not null,
  attempts smallint not null default 0,
  created_at timestamptz not null,
  sending_at timestamptz,
  sent_at timestamptz,
  delivered_at timestamptz,
  read_at timestamptz,
  failed_at timestamptz,
  unique (connection_id, external_id)
);
create index messages_of_client on messages (client_id, id desc);
create index messages_waiting on messages (not_before, id) where state = 'queued';
create index messages_in_flight on messages (sending_at) where state in ('sending', 'unknown');

-- Every callback as it came, also those that changed nothing.
create table message_callbacks (
  id bigint generated always as identity primary key,
  connection_id bigint not null references connections (id),
  message_id bigint references messages (id),
  external_id text,
  status text not null,
  payload jsonb not null,
  at timestamptz not null
);
create index message_callbacks_of_message on message_callbacks (message_id);

-- What a partner's code means and what to do, as data (whatsapp-twilio reference, section 2).
create table provider_errors (
  kind text not null,
  code text not null,
  class text not null check (class in ('retryable', 'address', 'content', 'configuration', 'policy', 'window', 'opt-out')),
  text text not null,
  text_en text not null,
  primary key (kind, code)
);
