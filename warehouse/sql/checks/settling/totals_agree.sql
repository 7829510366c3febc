-- On each day that changed the aggregates hold as many mentions and groups as there are claims and groups.
-- Parameter: $since
with

changed as (
    select day from marts.settled_day where changed_at >= $since
),

counted as (
    select
        reported_day as day,
        sum(claims) as mentions,
        count(*) as groups
    from core.claim_group
    where reported_day in (select day from changed)
    group by reported_day
),

-- Each group once: in the row of its own region, or of its country where only that is known.
regions as (
    select
        day,
        sum(mentions) filter (level <> 'country') as mentions,
        sum(groups + parts) filter (level <> 'country') as groups
    from marts.daily_region
    where day in (select day from changed)
    group by day
),

countries as (
    select
        reported_day as day,
        sum(claims) as mentions,
        count(*) as groups
    from core.claim_group
    where region = country and reported_day in (select day from changed)
    group by reported_day
)

select
    coalesce(counted.day, regions.day) as day,
    counted.mentions,
    coalesce(regions.mentions, 0) + coalesce(countries.mentions, 0) as aggregated_mentions,
    counted.groups,
    coalesce(regions.groups, 0) + coalesce(countries.groups, 0) as aggregated_groups
from counted
full join regions on counted.day = regions.day
left join countries on coalesce(counted.day, regions.day) = countries.day
where
    counted.mentions is distinct from coalesce(regions.mentions, 0) + coalesce(countries.mentions, 0)
    or counted.groups is distinct from coalesce(regions.groups, 0) + coalesce(countries.groups, 0)
order by day
