-- A browser that agreed to be woken. It belongs to the session that agreed: after signing out nobody is told there.
create table push_subscriptions (
  id bigint generated always as identity primary key,
  user_id bigint not null references users (id),
  session_hash text,
  endpoint text not null unique,
  p256dh text not null,
  auth text not null,
  name text not null,
  created_at timestamptz not null,
  last_sent_at timestamptz
);
create index push_subscriptions_of_user on push_subscriptions (user_id);

-- One row for one notice in one browser: the job that comes twice rings once.
create table push_sends (
  notice_id bigint not null references notices (id),
  subscription_id bigint not null references push_subscriptions (id) on delete cascade,
  state text not null check (state in ('sending', 'sent', 'failed')),
  attempts int not null default 1,
  at timestamptz not null,
  primary key (notice_id, subscription_id)
);
