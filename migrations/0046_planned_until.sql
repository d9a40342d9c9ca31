-- Until when the queue has been given the moments of waiting robots; later ones lie in robot_runs alone. A queue with a
-- million jobs of other months would look through all of them for the one that is due.
create table planned_until (
  id boolean primary key default true check (id),
  at timestamptz not null
);
insert into planned_until (at) values (now());
