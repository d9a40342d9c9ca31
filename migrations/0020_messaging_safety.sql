-- A token is rotated without losing hooks: those signed by the former one are believed until the date.
alter table connections add column former_token_sealed text;
alter table connections add column former_token_until timestamptz;
-- { "timeoutMs": 15000 }: what an account may need otherwise than usual.
alter table connections add column options jsonb not null default '{}';

-- A hook is stored before it is understood; what could not be processed stays here with its reason and is tried again.
alter table message_callbacks add column kind text not null default 'status' check (kind in ('status', 'inbound'));
alter table message_callbacks add column processed_at timestamptz;
alter table message_callbacks add column attempts smallint not null default 0;
alter table message_callbacks add column error text;
create index message_callbacks_waiting on message_callbacks (id) where processed_at is null;

-- A message is sent again at most once; the second one can be sent again in its turn.
alter table messages add column resend_of bigint unique references messages (id);
-- When the partner is next asked what became of a message that is unknown, or taken and silent; null: not any more.
alter table messages add column reconcile_at timestamptz;
create index messages_to_reconcile on messages (reconcile_at) where reconcile_at is not null;
create index messages_of_dialog on messages (dialog_id, id desc);
create index messages_media_waiting on messages (id) where payload ->> 'mediaState' = 'waiting';
