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

-- One question at a time: each needs little memory, also over all days.
select claim.claim_key, 'has no group' as trouble
from claim
anti join member on claim.claim_key = member.claim_key
where claim.recorded_to is null
union all
select claim.claim_key, 'is past and has a group' as trouble
from claim
semi join member on claim.claim_key = member.claim_key
where claim.recorded_to is not null
union all
select claim_key, 'has several groups' as trouble
from member
group by claim_key
having count(*) > 1
union all
select member.claim_key, 'has a group that is not there' as trouble
from member
anti join grouped on member.group_id = grouped.group_id
order by claim_key, trouble
