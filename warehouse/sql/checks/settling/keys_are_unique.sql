-- No two groups, findings or aggregate rows of the days that changed have the same key.
-- Parameter: $since
with

changed as (
    select day from marts.settled_day where changed_at >= $since
),

span as (
    select min(day) as first, max(day) as last from changed
),

changed_group as (
    select group_id, event_day
    from core.claim_group
    where
        reported_day between (select first from span) and (select last from span)
        and reported_day in (select day from changed)
),

event as (
    select distinct event_day as day from changed_group
),

event_span as (
    select min(day) as first, max(day) as last from event
)

select 'group' as what, group_id::text as key
from changed_group
group by group_id
having count(*) > 1
union all
select 'finding' as what, finding_id::text as key
from core.finding
where reported_day in (select day from changed)
group by finding_id
having count(*) > 1
union all
select 'daily_region' as what, concat_ws(' ', day, region, type, unit) as key
from marts.daily_region
where day between (select first from span) and (select last from span) and day in (select day from changed)
group by day, region, type, unit
having count(*) > 1
union all
select 'daily_region_event' as what, concat_ws(' ', day, region, type, unit) as key
from marts.daily_region_event
where day between (select first from event_span) and (select last from event_span) and day in (select day from event)
group by day, region, type, unit
having count(*) > 1
order by what, key
