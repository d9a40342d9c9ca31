-- Lists whose cost grew with the firm's age rather than with what they show; each walks an index of its own order now.
create index matters_by_step on matters (pipeline_id, next_due_at, id);
create index matters_overdue_of_responsible on matters (responsible_id, stage_id, next_due_at, id) where next_due_at is not null;
drop index tasks_done;
create index tasks_done on tasks (done_at desc nulls last, id desc) where state = 'done';

-- The board counts its filters up to a cap by the index alone; the sum of a filtered column needs whose cards they are.
drop index matters_overdue;
create index matters_overdue on matters (stage_id, next_due_at, id) include (client_id) where next_due_at is not null;
drop index matters_unread;
create index matters_unread on matters (stage_id, rank, id) include (client_id) where unread > 0;
drop index matters_without_step;
create index matters_without_step on matters (stage_id, rank, id) include (client_id) where next_due_at is null and next_task_id is null and is_open;
