-- What a stage needs of a card and why: facts, records, debts, papers. Shipped once for the pipelines of a new base,
-- afterwards the administrator's. `is_gate`: a card enters the stage only with it, or by a person with the right and a
-- reason.
create table stage_requirements (
  id bigint generated always as identity primary key,
  stage_id bigint not null references stages (id),
  kind text not null check (kind in ('fact', 'record', 'debts', 'document')),
  -- The field of the registry, the kind of record, "debts", or the paper's code.
  what text not null,
  -- Only of what has no name of its own in the registries.
  title text not null default '',
  title_en text not null default '',
  why text not null,
  why_en text not null,
  -- Over the card's facts, as automation's conditions; null is always.
  condition jsonb,
  owes text not null check (owes in ('client', 'manager', 'lawyer')),
  is_gate boolean not null default false,
  position int not null,
  unique (stage_id, kind, what)
);

-- A list that an administrator emptied stays empty at the next start. `stale_days`: days without a deed after which the
-- responsible gets a task.
alter table stages add column list_installed_at timestamptz;
alter table stages add column stale_days int check (stale_days > 0);

-- Who let a card in with gaps, and why. A rule of automation needs no reason: it is its own.
create table gap_passes (
  id bigint generated always as identity primary key,
  matter_id bigint not null references matters (id),
  stage_id bigint not null references stages (id),
  missing jsonb not null,
  by_kind text not null check (by_kind in ('hand', 'trigger', 'robot')),
  user_id bigint references users (id),
  reason text not null,
  at timestamptz not null
);
create index gap_passes_of_matter on gap_passes (matter_id, id);

-- The last silence a task was made for: after a new deed the days count anew.
create table stale_marks (
  matter_id bigint primary key references matters (id),
  mark text not null
);

-- "No flat, no car, no deals": said by a person, so that nothing known is told from nothing there. A record of the kind
-- written later takes the word back.
create table record_absences (
  client_id bigint not null references clients (id),
  kind text not null,
  user_id bigint references users (id),
  at timestamptz not null,
  primary key (client_id, kind)
);
