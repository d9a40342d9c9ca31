-- A stay knows which stay it ended, so that undo reopens exactly that one, and whose move began it: the rate guard
-- counts those of robots, and a trigger does not undo with old news what an employee has decided since.
alter table stage_entries add column former_id bigint, add column actor_kind text not null default 'system';

-- An event that names only the client concerns all his open cards: once a rule, an event and a card.
alter table trigger_firings drop constraint trigger_firings_rule_id_event_id_key;
alter table trigger_firings add constraint trigger_firings_once unique (event_id, matter_id, rule_id);

-- Counts of the month beside each rule, and what waits by a rule that is removed.
create index robot_runs_of_rule_by_state on robot_runs (rule_id, state, finished_at);
