-- The days of claims that came or went since the last settlement, and how many settled claims lie between each and the one before.
--
-- Grain: one row a day
with

unsettled as (
    select
        reported_day as day,
        count(distinct claim_key) as claims
    from core.unsettled
    group by reported_day
),

ordered as (
    select
        day,
        claims,
        lag(day) over (order by day) as previous
    from unsettled
)

select
    ordered.day,
    ordered.claims,
    coalesce((
        select sum(settled.claims)
        from marts.settled_day as settled
        where settled.day > ordered.previous and settled.day < ordered.day
    ), 0)::bigint as claims_between
from ordered
order by ordered.day
