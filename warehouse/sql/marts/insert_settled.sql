-- What the changed days hold now. A day without claims has no row.
-- Parameter: $now
insert into marts.settled_day
with

claims as (
    select reported_day as day, count(*) as claims
    from core.claim
    where
        recorded_to is null
        and reported_day between (select min(day) from changed_day) and (select max(day) from changed_day)
        and reported_day in (select day from changed_day)
    group by reported_day
),

groups as (
    select reported_day as day, count(*) as groups
    from core.claim_group
    where
        reported_day between (select min(day) from changed_day) and (select max(day) from changed_day)
        and reported_day in (select day from changed_day)
    group by reported_day
)

select
    claims.day,
    coalesce(groups.groups, 0) as groups,
    claims.claims,
    (select coalesce(max(number), 0) + 1 from core.settlement) as settlement,
    $now as changed_at
from claims
left join groups on claims.day = groups.day
order by claims.day
