-- A capped count of a queue is read from its index alone: with the letter inside, whose reader decides whether he sees
-- the row, a thousand rows are a dozen pages instead of a thousand. Nobody's conversations stand in the same index as
-- those of a user.
drop index conversations_waiting;
drop index conversations_of_user;
drop index conversations_unassigned;
drop index conversations_snoozed;
drop index conversations_newest;
create index conversations_waiting on conversations (waiting_since, id) include (letter_id) where state = 'open' and waiting_since is not null;
create index conversations_of_user on conversations (assigned_user_id, last_at desc, id desc) include (letter_id) where state = 'open';
create index conversations_snoozed on conversations (snoozed_until, id) include (letter_id) where state = 'snoozed';
create index conversations_newest on conversations (last_at desc, id desc) include (letter_id) where last_at is not null;

-- All conversations of a channel, the last spoken with first, by an index of their own: walking all others past the
-- few of a rare channel grew with the firm. The moment is the conversation's, whatever channel the word went by; the
-- default is for a program of the former version that still runs beside.
alter table conversation_channels add column last_at timestamptz not null default now();
update conversation_channels k set last_at = v.last_at from conversations v where v.id = k.conversation_id and v.last_at is not null;
create index conversation_channels_newest on conversation_channels (channel, last_at desc, conversation_id desc);
