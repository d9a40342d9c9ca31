-- The kinds of connections stand in the code beside their adapters: a list here would only lag behind.
alter table connections drop constraint if exists connections_kind_check;
alter table connections drop constraint if exists connections_channel_check;
