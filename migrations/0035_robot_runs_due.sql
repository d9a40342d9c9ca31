-- Only the sweep may walk all that waits. While its index said "where state = 'waiting'", the planner took it for the few
-- waiting robots of one stay as well whenever few had waited at its last look, and a backlog made every move dearer.
drop index robot_runs_due;
create index robot_runs_due on robot_runs (due_at) where finished_at is null;
