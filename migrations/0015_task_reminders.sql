-- The head is told once of a task that stayed undone for a working day after its term.
alter table tasks add column escalated_at timestamptz;

-- What the minute's sweep looks for, so that old overdue tasks cost it nothing.
create index tasks_to_remind on tasks (due_at) where state = 'open' and overdue_at is null;
create index tasks_to_escalate on tasks (due_at) where state = 'open' and overdue_at is not null and escalated_at is null;
