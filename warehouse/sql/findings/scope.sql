-- Groups whose findings may change: changed ones, and those of the same type and region reported within two weeks of one.
create or replace temp table checked_group as
select group_id
from core.claim_group
where group_id in (select group_id from changed_group)
union
select grouped.group_id
from core.claim_group as grouped
inner join (select distinct type, region, reported_day from changed_group) as changed
    on grouped.type = changed.type
    and grouped.region is not distinct from changed.region
    and grouped.reported_day between changed.reported_day - 14 and changed.reported_day + 14
