-- The stream of a conversation is merged from its channels by moments, a page at a time.
create index messages_by_moment on messages (client_id, created_at desc, id desc);
create index comments_by_moment on comments (client_id, at desc, id desc);

-- Words of messages as a search finds them: by stems, ё as е. Stored, since a word found in thousands of messages is
-- judged message by message; without the pending list, which every search would have to walk.
alter table messages add column words tsvector
  generated always as (to_tsvector('russian'::regconfig, translate(body, 'ёЁ', 'еЕ'))) stored;
create index messages_by_words on messages using gin (words) with (fastupdate = off);
