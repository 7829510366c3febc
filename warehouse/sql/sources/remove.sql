-- Mark feeds that are no longer configured.
-- Parameter: $now
update raw.source
set removed_at = $now, changed_at = $now
where removed_at is null and source not in (select source from batch)
