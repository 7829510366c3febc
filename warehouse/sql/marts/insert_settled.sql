-- What the changed days hold now.
-- Parameter: $now
insert into marts.settled_day
select
    reported_day as day,
    count(*) as groups,
    sum(claims)::bigint as claims,
    $now as changed_at
from core.claim_group
where
    reported_day in (select reported_day from changed_group)
    or reported_day in (
        select grouped.reported_day
        from core.claim_group as grouped
        inner join checked_group on grouped.group_id = checked_group.group_id
    )
group by reported_day
order by reported_day
