-- Groups whose claims were touched.
delete from core.claim_group
where reported_day in (select reported_day from old_group) and group_id in (select group_id from old_group)
