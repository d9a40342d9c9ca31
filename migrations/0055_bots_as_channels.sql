-- MAX, Telegram and SMS through SMSC.ru: which channels there are stands in the code, and a list here would only lag behind.
alter table connections drop constraint if exists connections_kind_check;
alter table connections drop constraint if exists connections_channel_check;
alter table clients drop constraint if exists clients_message_channel_check;

-- The partner's own name of the conversation, where it is another than the address of the person (MAX).
alter table dialogs add column chat text;
-- When the person opened the conversation by himself: a bot may not write before that.
alter table dialogs add column started_at timestamptz;
