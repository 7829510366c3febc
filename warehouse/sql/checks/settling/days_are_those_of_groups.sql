-- The days that have groups are those that settling has noted, with as many groups.
select
    coalesce(settled.day, grouped.day) as day,
    settled.groups,
    grouped.groups as found
from marts.settled_day as settled
full join (
    select reported_day as day, count(*) as groups from core.claim_group group by reported_day
) as grouped on settled.day = grouped.day
where coalesce(settled.groups, 0) <> coalesce(grouped.groups, 0)
order by day
