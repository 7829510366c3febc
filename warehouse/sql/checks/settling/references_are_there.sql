-- The groups of the days that changed have their best and first claim among their members, and their total's group is there.
-- Parameter: $since
with

changed as (
    select day from marts.settled_day where changed_at >= $since
),

grouped as (
    select group_id, best_claim, first_claim, part_of, reported_day, last_reported_at
    from core.claim_group
    where
        reported_day between (select min(day) from changed) and (select max(day) from changed)
        and reported_day in (select day from changed)
),

span as (
    select min(reported_day) as first, max(last_reported_at)::date as last from grouped
),

member as (
    select claim_key, group_id
    from core.group_member
    where reported_day between (select first from span) and (select last from span)
),

total as (
    select group_id
    from core.claim_group
    where reported_day <= (select last from span) and last_reported_at >= (select first from span)
)

select grouped.group_id
from grouped
left join member as best on grouped.best_claim = best.claim_key and grouped.group_id = best.group_id
left join member as first_one on grouped.first_claim = first_one.claim_key and grouped.group_id = first_one.group_id
left join total on grouped.part_of = total.group_id
where
    best.claim_key is null
    or first_one.claim_key is null
    or (grouped.part_of is not null and total.group_id is null)
order by grouped.group_id
