-- Touched claims join their groups.
insert into core.group_member
select claim_key, group_id from staged_member order by group_id, claim_key
