-- On each day the aggregates hold as many mentions and groups as there are claims and groups.
with

counted as (
    select reported_day as day, sum(claims) as mentions, count(*) as groups
    from core.claim_group
    group by reported_day
),

-- Each group once: in the row of its own region, or of its country where only that is known.
regions as (
    select
        day,
        sum(mentions) filter (level <> 'country') as region_mentions,
        sum(groups + parts) filter (level <> 'country') as region_groups
    from marts.daily_region
    group by day
),

countries as (
    select reported_day as day, sum(claims) as mentions, count(*) as groups
    from core.claim_group
    where region = country
    group by reported_day
)

select
    coalesce(counted.day, regions.day) as day,
    counted.groups,
    coalesce(regions.region_groups, 0) + coalesce(countries.groups, 0) as aggregated
from counted
full join regions on counted.day = regions.day
left join countries on coalesce(counted.day, regions.day) = countries.day
where
    counted.mentions is distinct from coalesce(regions.region_mentions, 0) + coalesce(countries.mentions, 0)
    or counted.groups is distinct from coalesce(regions.region_groups, 0) + coalesce(countries.groups, 0)
order by day
