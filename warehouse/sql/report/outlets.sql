-- Outlets with claims: who they are, how much they told, and how they came in lately.
--
-- Grain: one row an outlet
with

told as (
    select
        outlet,
        count(*) as claims,
        count(distinct article_id) as articles,
        min(reported_day) as first_day,
        max(reported_day) as last_day
    from core.claim
    where recorded_to is null
    group by outlet
),

first as (
    select first_outlet as outlet, count(*) as groups
    from core.claim_group
    group by first_outlet
)

select
    told.outlet as name,
    outlet.homepage,
    outlet.country,
    told.claims,
    told.articles,
    coalesce(first.groups, 0) as first_to_tell,
    told.first_day,
    told.last_day,
    coalesce(health.health, 'not polled') as health,
    coalesce(health.polls, 0) as polls,
    coalesce(health.failed_polls, 0) as failed_polls,
    coalesce(health.fetches, 0) as fetches,
    coalesce(health.failed_fetches, 0) as failed_fetches,
    coalesce(health.unreadable_pages, 0) as unreadable_pages,
    health.last_error
from told
left join core.outlet as outlet on told.outlet = outlet.outlet
left join marts.outlet_health as health on told.outlet = health.outlet
left join first on told.outlet = first.outlet
order by told.claims desc, told.outlet
