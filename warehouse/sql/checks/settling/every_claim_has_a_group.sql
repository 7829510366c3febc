-- Every current claim of the days that changed is in exactly one group that is there, and no past claim is in any.
-- Parameter: $since
with

changed as (
    select day from marts.settled_day where changed_at >= $since
),

span as (
    select min(day) as first, max(day) as last from changed
),

claim as (
    select claim_key, recorded_to
    from core.claim
    where
        reported_day between (select first from span) and (select last from span)
        and reported_day in (select day from changed)
        and claim_key not in (select claim_key from core.unsettled)
),

member as (
    select claim_key, group_id
    from core.group_member
    where
        reported_day between (select first from span) and (select last from span)
        and reported_day in (select day from changed)
),

-- A group is of the day of its first claim, and has members on later days.
grouped as (
    select group_id
    from core.claim_group
    where
        reported_day <= (select last from span)
        and last_reported_at >= (select first from span)
        and group_id in (select group_id from member)
)

select claim.claim_key, count(grouped.group_id) as groups
from claim
left join member on claim.claim_key = member.claim_key
left join grouped on member.group_id = grouped.group_id
group by claim.claim_key, claim.recorded_to
having count(grouped.group_id) <> if(claim.recorded_to is null, 1, 0) or count(member.claim_key) <> count(grouped.group_id)
order by claim.claim_key
