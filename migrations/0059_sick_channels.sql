-- A channel that fails across clients: ladders go round it until something arrives by it again.
alter table connections add column sick_at timestamptz;
alter table connections add column sick_reason text;
-- When one ladder may next try it, to see whether it is well.
alter table connections add column probe_at timestamptz;
-- Of two senders of one channel: whom a client hears from who has heard from neither.
alter table connections add column is_default boolean not null default false;
create unique index connections_default on connections (channel) where is_default;
-- When incoming messages were last compared with the partner's list, and how many the hooks had not brought.
alter table connections add column inbound_checked_at timestamptz;
alter table connections add column inbound_difference int not null default 0;
alter table connections add column inbound_missed int not null default 0;
create index messages_of_connection on messages (connection_id, id desc);
