-- Groups whose claims were touched.
delete from core.claim_group where group_id in (select group_id from old_group)
