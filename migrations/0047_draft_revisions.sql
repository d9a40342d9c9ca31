-- A revision of a draft is given once and never again: who looked at one that was thrown away publishes nothing unseen.
create sequence draft_revisions;
select setval('draft_revisions', greatest(1, (select coalesce(max(revision), 0) from automation_drafts)));
