-- Drafts, versions, branches, waits for events, moments by the card's dates, repeats, and what people may ask of a run.

-- A robot inside an arm of a branch names the branch; arms may hold branches in turn.
alter table automation_rules
  add column parent_id bigint references automation_rules (id),
  add column arm text check (arm in ('then', 'else')),
  add constraint automation_rules_arm_of_branch check ((parent_id is null) = (arm is null));

-- What an administrator is changing and has not published: the whole of a pipeline's rules as one document.
create table automation_drafts (
  pipeline_id bigint primary key references pipelines (id),
  rules jsonb not null,
  -- Raised by every change, so that two tabs cannot overwrite each other.
  revision int not null,
  changed_at timestamptz not null,
  changed_by bigint references users (id)
);

-- Each publishing, whole, so that any can be returned to.
create table automation_versions (
  id bigint generated always as identity primary key,
  pipeline_id bigint not null references pipelines (id),
  number int not null,
  rules jsonb not null,
  changes jsonb not null,
  note text not null default '',
  published_at timestamptz not null,
  published_by bigint references users (id),
  unique (pipeline_id, number)
);

alter table robot_runs
  -- Counts repeats of one robot within one stay.
  add column round int not null default 1,
  add column parent_id bigint,
  add column arm text,
  -- The date of the card that the moment is counted from; the moment follows it.
  add column date_field text,
  -- The trigger whose event this run waits for; due_at is then the end of its patience.
  add column awaits text,
  -- Values of the facts that the condition named, as they were when it was judged.
  add column judged jsonb,
  -- Failed tries: when and why.
  add column tries jsonb,
  -- Null while the moment is unknown: an empty date, or the end of the robot above.
  alter column due_at drop not null;
alter table robot_runs drop constraint robot_runs_entry_id_rule_id_key;
alter table robot_runs add constraint robot_runs_once unique (entry_id, rule_id, round);
create index robot_runs_by_date on robot_runs (matter_id) where state = 'waiting' and date_field is not null;
create index robot_runs_awaiting on robot_runs (matter_id) where state = 'waiting' and awaits is not null;
create index robot_runs_of_client on robot_runs (client_id, id desc);

-- "Only in the firm's hours" became a choice of whose hours.
update automation_rules set timing = (timing - 'workingOnly')
  || jsonb_build_object('workingTime', case when (timing->>'workingOnly')::boolean then 'firm' else 'any' end);
update robot_runs set spec = jsonb_set(spec, '{timing}', ((spec->'timing') - 'workingOnly')
  || jsonb_build_object('workingTime', case when (spec->'timing'->>'workingOnly')::boolean then 'firm' else 'any' end))
  where state = 'waiting';

-- The manual button of the card is a firing without an event of the world; a timed trigger answers a moment.
alter table trigger_firings drop constraint trigger_firings_outcome_check;
alter table trigger_firings add constraint trigger_firings_outcome_check
  check (outcome in ('moved', 'condition-false', 'already-there', 'would-go-back', 'refused', 'another-first'));

-- Constants are the administrator's; variables belong to a card and start from their default.
create table automation_values (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('constant', 'variable')),
  -- Null: for all pipelines.
  pipeline_id bigint references pipelines (id),
  code text not null,
  title text not null,
  type text not null check (type in ('text', 'number', 'date', 'flag')),
  value jsonb,
  changed_at timestamptz not null,
  changed_by bigint references users (id),
  removed_at timestamptz
);
create unique index automation_values_code on automation_values (kind, code) where removed_at is null;

create table matter_variables (
  matter_id bigint not null references matters (id),
  code text not null,
  value jsonb,
  changed_at timestamptz not null,
  primary key (matter_id, code)
);

-- Times at which a timed trigger has already looked at a card's stay: "10 days without a deed" tells it once.
create table timed_triggers (
  entry_id bigint not null references stage_entries (id),
  rule_id bigint not null references automation_rules (id),
  -- Distinguishes times within one stay: the date reached, the last deed it counted from.
  mark text not null,
  event_id bigint not null,
  primary key (entry_id, rule_id, mark)
);

create table rehearsals (
  id bigint generated always as identity primary key,
  pipeline_id bigint not null references pipelines (id),
  revision int,
  days int not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  cards_done int not null default 0,
  cards int not null default 0,
  result jsonb,
  reason text,
  asked_at timestamptz not null,
  asked_by bigint references users (id),
  finished_at timestamptz
);
create index rehearsals_of_pipeline on rehearsals (pipeline_id, id desc);

-- Who stands on a stage since when: asked each minute for stages that may be outstayed.
create index stage_entries_standing on stage_entries (stage_id, entered_at, id) where left_at is null;
