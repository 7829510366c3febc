-- Groups that are new or gone, with their days, and those whose total's group may have changed with them.
create or replace temp table changed_group as
select group_id, type, region, reported_day, event_day from old_group
union
select group_id, type, region, reported_day, event_day
from core.claim_group
where group_id in (select group_id from staged_member)
union
select grouped.group_id, grouped.type, grouped.region, grouped.reported_day, grouped.event_day
from core.claim as part
inner join staged_member on part.part_of = staged_member.claim_key
inner join core.group_member as member on part.claim_key = member.claim_key
inner join core.claim_group as grouped on member.group_id = grouped.group_id
