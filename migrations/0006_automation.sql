-- Robots and triggers of stages, as an administrator set them.
create table automation_rules (
  id bigint generated always as identity primary key,
  stage_id bigint not null references stages (id),
  kind text not null check (kind in ('robot', 'trigger')),
  -- The name of a robot or trigger that some slice offers.
  name text not null,
  title text not null default '',
  params jsonb not null,
  timing jsonb not null,
  condition jsonb,
  allow_back boolean not null default false,
  position double precision not null,
  is_on boolean not null default true,
  changed_at timestamptz not null,
  changed_by bigint references users (id),
  removed_at timestamptz
);
create index automation_rules_of_stage on automation_rules (stage_id, kind, position) where removed_at is null;

-- A card's stay on a stage. Robots belong to the stay: the same stay never fires twice, coming back is a new one.
create table stage_entries (
  id bigint generated always as identity primary key,
  matter_id bigint not null references matters (id),
  client_id bigint not null,
  stage_id bigint not null references stages (id),
  entered_at timestamptz not null,
  left_at timestamptz,
  cause_id bigint,
  depth smallint not null default 0
);
create unique index stage_entries_open on stage_entries (matter_id) where left_at is null;
create index stage_entries_of_matter on stage_entries (matter_id, id desc);

create table robot_runs (
  id bigint generated always as identity primary key,
  entry_id bigint not null references stage_entries (id),
  rule_id bigint not null references automation_rules (id),
  matter_id bigint not null,
  client_id bigint not null,
  stage_id bigint not null,
  name text not null,
  title text not null,
  -- The rule as it was at entering: later edits touch later stays only.
  spec jsonb not null,
  position double precision not null,
  state text not null check (state in ('waiting', 'done', 'skipped', 'failed', 'cancelled')),
  due_at timestamptz not null,
  attempts smallint not null default 0,
  finished_at timestamptz,
  -- Why it was skipped, cancelled or failed: a reason code, and a sentence where there is one.
  reason text,
  result jsonb,
  created_at timestamptz not null,
  unique (entry_id, rule_id)
);
create index robot_runs_due on robot_runs (due_at) where state = 'waiting';
create index robot_runs_of_matter on robot_runs (matter_id, id desc);
create index robot_runs_of_rule on robot_runs (rule_id, id desc);
create index robot_runs_failed on robot_runs (id desc) where state = 'failed';

-- Each match of an event with a trigger, and what came of it.
create table trigger_firings (
  id bigint generated always as identity primary key,
  rule_id bigint not null references automation_rules (id),
  event_id bigint not null references events (id),
  matter_id bigint not null,
  client_id bigint not null,
  stage_id bigint not null,
  name text not null,
  title text not null,
  outcome text not null check (outcome in ('moved', 'condition-false', 'already-there', 'would-go-back', 'refused', 'another-first')),
  reason text,
  at timestamptz not null,
  unique (rule_id, event_id)
);
create index trigger_firings_of_matter on trigger_firings (matter_id, id desc);
create index trigger_firings_of_rule on trigger_firings (rule_id, id desc);
