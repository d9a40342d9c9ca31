-- Whatever is asked of a stay's waiting robots is found by the stay: without it the planner takes the index of all that
-- wait anywhere when few did at its last look, and a backlog makes every move of a card dearer.
create index robot_runs_waiting on robot_runs (entry_id, position, id) where state = 'waiting';
