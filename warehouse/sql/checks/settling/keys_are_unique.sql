-- No two groups, findings or aggregate rows have the same key.
select 'group' as what, group_id::text as key from core.claim_group group by group_id having count(*) > 1
union all
select 'finding' as what, finding_id::text as key from core.finding group by finding_id having count(*) > 1
union all
select 'daily_region' as what, concat_ws(' ', day, region, type, unit) as key
from marts.daily_region group by day, region, type, unit having count(*) > 1
union all
select 'daily_region_event' as what, concat_ws(' ', day, region, type, unit) as key
from marts.daily_region_event group by day, region, type, unit having count(*) > 1
order by what, key
