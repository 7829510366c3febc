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

-- One question at a time: each needs little memory, also over all days.
select grouped.group_id, 'best claim' as missing
from grouped
anti join member on grouped.best_claim = member.claim_key and grouped.group_id = member.group_id
union all
select grouped.group_id, 'first claim' as missing
from grouped
anti join member on grouped.first_claim = member.claim_key and grouped.group_id = member.group_id
union all
select part.group_id, 'group of the total' as missing
from (select group_id, part_of from grouped where part_of is not null) as part
anti join total on part.part_of = total.group_id
order by group_id, missing
