-- Who wrote an edition of a rule and who of the firm has checked it against the law's text. A shipped one has neither
-- until somebody approves it.
alter table legal_rules add column author_id bigint references users (id);
alter table legal_rules add column checked_by bigint references users (id);
alter table legal_rules add column checked_at timestamptz;

-- What stood before an edit of the working calendar: deadlines were counted by it.
create table calendar_changes (
  id bigint generated always as identity primary key,
  day date not null,
  kind_before text,
  kind_after text,
  user_id bigint references users (id),
  at timestamptz not null
);
create index calendar_changes_of_day on calendar_changes (day, id);
