-- A debt from its lender to the bailiff. `lender_id` gave the money, `creditor_id` may claim it today: the last step of
-- the chain that passes the claim, kept here for totals.
alter table debts add column lender_id bigint references creditors (id);
alter table debts add column creditor_id bigint references creditors (id);
update debts set lender_id = c.id, creditor_id = c.id from creditors c where c.name_key = creditor_key(debts.creditor);
alter table debts alter column lender_id set not null;
alter table debts alter column creditor_id set not null;
-- The names stand in the directory now.
alter table debts drop column creditor;
create index debts_of_lender on debts (lender_id);
create index debts_of_creditor on debts (creditor_id);

alter table debts add column contract_number text not null default '';
alter table debts add column contract_day date;
alter table debts add column is_business boolean not null default false;
alter table debts add column is_mandatory boolean not null default false;
update debts set is_mandatory = true where kind = 'tax';
-- Parts are known all together or not at all.
alter table debts add column principal_kopecks bigint check (principal_kopecks >= 0);
alter table debts add column interest_kopecks bigint check (interest_kopecks >= 0);
alter table debts add column penalty_kopecks bigint check (penalty_kopecks >= 0);
alter table debts add constraint debts_sum_of_parts check (
  num_nulls(principal_kopecks, interest_kopecks, penalty_kopecks) = 3
  or (num_nulls(principal_kopecks, interest_kopecks, penalty_kopecks) = 0
    and amount_kopecks = principal_kopecks + interest_kopecks + penalty_kopecks));
alter table debts add column as_of date;
alter table debts add column source text check (
  source in ('documents', 'client', 'credit-report', 'creditor', 'court', 'bailiff', 'other'));
alter table debts add column confirmed_on date;
alter table debts add column note text not null default '';
alter table debts add column version int not null default 1;
alter table debts add column removed_at timestamptz;
-- The debt of which this one was another claim.
alter table debts add column joined_into bigint references debts (id);
drop index debts_of_client;
create index debts_of_client on debts (client_id) where removed_at is null;
create index debts_removed_of_client on debts (client_id) where removed_at is not null;

create table debt_steps (
  debt_id bigint not null references debts (id),
  position int not null,
  kind text not null check (kind in ('assignment', 'succession', 'agent', 'court-order', 'order-cancelled', 'judgment',
    'notary', 'writ', 'enforcement', 'enforcement-ended')),
  day date,
  number text not null default '',
  -- Who got the claim or collects it.
  creditor_id bigint references creditors (id),
  -- The court, the notary, the bailiffs' office.
  body text not null default '',
  amount_kopecks bigint check (amount_kopecks >= 0),
  note text not null default '',
  primary key (debt_id, position)
);
create index debt_steps_of_creditor on debt_steps (creditor_id) where creditor_id is not null;

-- What the debt said each time, its chain with it, so that any of it may be brought back.
create table debt_versions (
  debt_id bigint not null references debts (id),
  version int not null,
  how text not null check (how in ('added', 'changed', 'removed', 'restored', 'joined')),
  data jsonb not null,
  user_id bigint references users (id),
  at timestamptz not null,
  primary key (debt_id, version)
);

-- Two claims that look like one, of which a person said that they are two.
create table debt_pairs_apart (
  one_id bigint not null references debts (id),
  other_id bigint not null references debts (id),
  user_id bigint references users (id),
  at timestamptz not null,
  primary key (one_id, other_id),
  check (one_id < other_id)
);
