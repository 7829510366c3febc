-- Every current claim of the days that changed is in exactly one group that is there, and no past claim is in any.
-- Parameter: $since
with

claim as (
    select claim_key, recorded_to
    from core.claim
    where
        reported_day in (select day from marts.settled_day where changed_at >= $since)
        and claim_key not in (select claim_key from core.unsettled)
)

select claim.claim_key, count(grouped.group_id) as groups
from claim
left join core.group_member as member on claim.claim_key = member.claim_key
left join core.claim_group as grouped on member.group_id = grouped.group_id
group by claim.claim_key, claim.recorded_to
having count(grouped.group_id) <> if(claim.recorded_to is null, 1, 0) or count(member.claim_key) <> count(grouped.group_id)
order by claim.claim_key
