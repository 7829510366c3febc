-- Findings about groups that changed or are gone, and about their neighbours.
delete from core.finding
where
    group_id in (select group_id from changed_group)
    or group_id in (select group_id from checked_group)
