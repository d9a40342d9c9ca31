-- The stream of a conversation is merged from its channels by moments, a page at a time.
create index messages_by_moment on messages (client_id, created_at desc, id desc);
create index comments_by_moment on comments (client_id, at desc, id desc);

-- Words of messages as a search finds them: by stems, ё as е. The index knows nothing of order, and a frequent word
-- stands in thousands of messages; so each message also bears the names of its neighbourhoods of 16 and 131 thousand,
-- and the newest neighbourhood is asked first. Without the pending list, which every search would have to walk.
alter table messages add column words tsvector
  generated always as (
    to_tsvector('russian'::regconfig, translate(body, 'ёЁ', 'еЕ'))
    || array_to_tsvector(array['#14-' || (id >> 14)::text, '#17-' || (id >> 17)::text])
  ) stored;
create index messages_by_words on messages using gin (words) with (fastupdate = off);
