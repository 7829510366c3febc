-- The days that have claims, each with its neighbours.
--
-- Grain: one row a day
select
    day,
    settlement,
    groups,
    claims,
    changed_at,
    lag(day) over (order by day) as previous,
    lead(day) over (order by day) as following
from marts.settled_day
order by day
