-- The journal by client, stage and reason, newest first, and by the person whose deed a line answers: from his events to
-- the stays that they opened.
create index robot_runs_of_stage on robot_runs (stage_id, id desc);
create index robot_runs_of_reason on robot_runs (reason, id desc) where reason is not null;
create index trigger_firings_of_client on trigger_firings (client_id, id desc);
create index trigger_firings_of_stage on trigger_firings (stage_id, id desc);
create index trigger_firings_of_reason on trigger_firings (reason, id desc) where reason is not null;
create index stage_entries_of_cause on stage_entries (cause_id);
