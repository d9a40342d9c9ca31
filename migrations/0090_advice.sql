-- What no field of the card tells and the ways in law ask for: when the court's order came, whether there is a judgment.
create table advice_answers (
  client_id bigint not null references clients (id),
  code text not null,
  value text not null,
  user_id bigint references users (id),
  at timestamptz not null,
  primary key (client_id, code)
);

-- A judgement of the ways on a day, as the lawyer chose among them. Never changed: `sha256` is of the canonical text of
-- what stands here. Only what came of it later is written: the head's word, and what made it outdated.
create table advice_records (
  id bigint generated always as identity primary key,
  matter_id bigint not null references matters (id),
  client_id bigint not null references clients (id),
  day date not null,
  inputs jsonb not null,
  advice jsonb not null,
  route text not null,
  reason text not null,
  author_id bigint not null references users (id),
  at timestamptz not null,
  sha256 text not null,
  -- Red flags need the head's word; null until it is said.
  needs_head boolean not null,
  agreed_by bigint references users (id),
  agreed_at timestamptz,
  outdated_at timestamptz,
  -- Codes of conditions and rules whose answers became others.
  outdated_by jsonb not null default '[]'
);
create index advice_records_of_matter on advice_records (matter_id, id);
create index advice_records_standing on advice_records (client_id) where outdated_at is null;
