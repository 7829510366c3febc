-- Groups whose findings may change: changed ones, earlier ones that a changed one may speak against, and those that a changed
-- one may disagree with.
create or replace temp table checked_group as
select group_id, reported_day, last_reported_at
from core.claim_group
where reported_day in (select reported_day from changed_group) and group_id in (select group_id from changed_group)
union
select grouped.group_id, grouped.reported_day, grouped.last_reported_at
from core.claim_group as grouped
inner join (select distinct type, region, reported_day from changed_group where is_doubt) as doubt
    on grouped.type = doubt.type
    and grouped.region = doubt.region
    and grouped.reported_day between doubt.reported_day - 14 and doubt.reported_day
union
select grouped.group_id, grouped.reported_day, grouped.last_reported_at
from core.claim_group as grouped
inner join (
    select distinct changed.type, changed.region, changed.unit, changed.time_start, changed.time_end, changed.reported_day
    from changed_group as changed
    inner join core.claim_type as claim_type on changed.type = claim_type.type and claim_type.is_toll
    where changed.entity_id is not null
) as rival
    on grouped.type = rival.type
    and grouped.region is not distinct from rival.region
    and grouped.unit = rival.unit
    and grouped.reported_day between rival.reported_day - 7 and rival.reported_day + 7
    and grouped.time_start <= rival.time_end + 4
    and rival.time_start <= grouped.time_end + 4
where grouped.entity_id is not null
