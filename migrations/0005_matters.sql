create table pipelines (
  id bigint generated always as identity primary key,
  code text not null unique,
  name text not null,
  name_en text not null,
  position int not null
);

create table stages (
  id bigint generated always as identity primary key,
  pipeline_id bigint not null references pipelines (id),
  code text not null,
  name text not null,
  name_en text not null,
  color text not null,
  kind text not null default 'open' check (kind in ('open', 'won', 'lost', 'parked')),
  position int not null,
  unique (pipeline_id, code)
);

create sequence matter_numbers start 1001;
create table matters (
  id bigint generated always as identity primary key,
  number bigint not null unique default nextval('matter_numbers'),
  client_id bigint not null references clients (id),
  pipeline_id bigint not null references pipelines (id),
  stage_id bigint not null references stages (id),
  stage_entered_at timestamptz not null,
  responsible_id bigint references users (id),
  source text not null,
  is_open boolean not null default true,
  lost_reason text,
  parked_until date,
  -- Place in its column: smaller is higher.
  rank double precision not null,
  -- The nearest open task, kept by tasks: the "next step" of the card.
  next_task_id bigint,
  next_task_title text,
  next_due_at timestamptz,
  unread int not null default 0,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  -- Raised by every change of stage or responsible: two people cannot move the card from the same place.
  version int not null default 1
);
create index matters_of_stage on matters (stage_id, rank, id);
create index matters_of_responsible on matters (responsible_id, stage_id, rank, id);
create index matters_of_client on matters (client_id);
create index matters_overdue on matters (stage_id, next_due_at, id) where next_due_at is not null;
create index matters_without_step on matters (stage_id, rank, id) where next_due_at is null and is_open;
create index matters_unread on matters (stage_id, rank, id) where unread > 0;
create index matters_newest on matters (pipeline_id, id desc);

-- Counts and sums of whole columns without counting the cards: signed rows, folded by a job (matters.fold-tally).
create table stage_tally (
  stage_id bigint not null,
  responsible_id bigint,
  matters bigint not null,
  debt_kopecks bigint not null
);
create index stage_tally_of_stage on stage_tally (stage_id);

create function tally_matter() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.stage_id = new.stage_id and old.responsible_id is not distinct from new.responsible_id then
    return null;
  end if;
  if tg_op <> 'INSERT' then
    insert into stage_tally select old.stage_id, old.responsible_id, -1, -debt_kopecks from clients where id = old.client_id;
  end if;
  if tg_op <> 'DELETE' then
    insert into stage_tally select new.stage_id, new.responsible_id, 1, debt_kopecks from clients where id = new.client_id;
  end if;
  return null;
end
$$;
create trigger tally_matter after insert or delete or update of stage_id, responsible_id on matters
  for each row execute function tally_matter();

create function tally_debt() returns trigger language plpgsql as $$
begin
  insert into stage_tally select stage_id, responsible_id, 0, new.debt_kopecks - old.debt_kopecks from matters where client_id = new.id;
  return null;
end
$$;
create trigger tally_debt after update of debt_kopecks on clients
  for each row when (old.debt_kopecks is distinct from new.debt_kopecks) execute function tally_debt();
