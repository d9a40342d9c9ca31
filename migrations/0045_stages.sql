-- Stages and pipelines may be removed; their rows stay, so that the history still reads.
alter table pipelines add column removed_at timestamptz;
alter table stages
  add column removed_at timestamptz,
  -- Where its cards went; who still names the removed stage by old news goes there too.
  add column moved_to bigint references stages (id),
  add constraint stages_removed_lead_on check ((removed_at is null) = (moved_to is null)),
  -- Two stages never stand at one place, whoever reorders and removes at the same time.
  add constraint stages_place exclude using btree (pipeline_id with =, position with =) where (removed_at is null)
    deferrable initially deferred;
