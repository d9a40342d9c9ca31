-- When a person was last here outlives his sessions: the users page shows it.
alter table users add column last_seen_at timestamptz;

-- The audit pages read employees' changes and sign-ins of the whole firm, newest first.
create index events_of_employees on events (id desc) where actor_kind = 'employee';
create index sessions_ending on sessions (expires_at);
