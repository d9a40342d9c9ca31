create sequence application_numbers start 1001;
create table applications (
  id bigint generated always as identity primary key,
  number bigint not null unique default nextval('application_numbers'),
  -- Random; the address of the visitor's thank-you page.
  public_token text not null unique,
  client_id bigint references clients (id),
  matter_id bigint references matters (id),
  name text not null,
  phone text not null,
  debt_kopecks bigint,
  comment text,
  source text not null,
  utm jsonb not null,
  referrer text,
  address text,
  agent text,
  has_advertising_consent boolean not null default false,
  consent_version text not null default '',
  state text not null check (state in ('new', 'taken', 'suspect', 'rejected')),
  suspicion jsonb not null,
  repeats int not null default 0,
  responsible_id bigint references users (id),
  -- When the present responsible must have taken it, by working time.
  due_at timestamptz,
  overdue_times smallint not null default 0,
  taken_at timestamptz,
  taken_by bigint references users (id),
  created_at timestamptz not null
);
create index applications_new on applications (due_at, id) where state = 'new';
create index applications_suspect on applications (id desc) where state = 'suspect';
create index applications_newest on applications (id desc);
create unique index applications_of_matter on applications (matter_id);
create index applications_of_client on applications (client_id);

-- Every form that was accepted, by its one-use mark or the caller's idempotency key: a second press of the button
-- finds what the first one made. A form that joined an open application keeps what it added here.
create table application_forms (
  form_key text primary key,
  application_id bigint not null references applications (id),
  comment text,
  debt_kopecks bigint,
  at timestamptz not null
);

-- Nothing of a refused form is kept but that it was refused.
create table form_attempts (
  day date not null,
  outcome text not null,
  attempts int not null,
  primary key (day, outcome)
);

create table tasks (
  id bigint generated always as identity primary key,
  client_id bigint references clients (id),
  matter_id bigint references matters (id),
  title text not null,
  note text not null default '',
  user_id bigint references users (id),
  due_at timestamptz,
  state text not null default 'open' check (state in ('open', 'done', 'cancelled')),
  result text,
  author_kind text not null,
  author_id bigint,
  -- One task for one robot run, however often the run is tried.
  once_key text unique,
  reminded_at timestamptz,
  overdue_at timestamptz,
  created_at timestamptz not null,
  done_at timestamptz,
  done_by bigint references users (id)
);
create index tasks_open_of_user on tasks (user_id, due_at, id) where state = 'open';
create index tasks_open_due on tasks (due_at, id) where state = 'open';
create index tasks_of_matter on tasks (matter_id, state, due_at);
create index tasks_of_client on tasks (client_id, id desc);
create index tasks_done on tasks (done_at desc) where state = 'done';

create table calls (
  id bigint generated always as identity primary key,
  client_id bigint not null references clients (id),
  matter_id bigint references matters (id),
  user_id bigint references users (id),
  direction text not null check (direction in ('out', 'in')),
  result text not null check (result in ('talked', 'no-answer', 'wrong-number', 'refused')),
  note text not null default '',
  at timestamptz not null
);
create index calls_of_client on calls (client_id, id desc);
