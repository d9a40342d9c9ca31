-- How often a waiting hook was put into the queue again, and when it is next: the pauses grow.
alter table message_callbacks add column requeued smallint not null default 0;
alter table message_callbacks add column retry_at timestamptz;
