-- Lists whose cost grew with the firm's age rather than with what they show; each walks an index of its own order now.
create index matters_by_step on matters (pipeline_id, next_due_at, id);
create index matters_overdue_of_responsible on matters (responsible_id, stage_id, next_due_at, id) where next_due_at is not null;
drop index tasks_done;
create index tasks_done on tasks (done_at desc nulls last, id desc) where state = 'done';
