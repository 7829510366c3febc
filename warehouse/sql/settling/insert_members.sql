-- Touched claims join their groups.
insert into core.group_member
select claim_key, group_id, reported_day from staged_member order by reported_day, group_id, claim_key
