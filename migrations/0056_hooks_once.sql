-- One door may bring messages, presses, edits and statuses alike.
alter table message_callbacks drop constraint message_callbacks_kind_check;
alter table message_callbacks add constraint message_callbacks_kind_check check (kind in ('status', 'inbound', 'events'));
-- The partner's key of a delivery: what it brings again, because our answer was lost, is kept once.
alter table message_callbacks add column once_key text;
create unique index message_callbacks_once on message_callbacks (connection_id, once_key) where once_key is not null;
