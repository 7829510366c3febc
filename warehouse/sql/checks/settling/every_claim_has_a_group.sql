-- Every current claim is in exactly one group that is there, and no other claim is in any.
select claim.claim_key, count(member.claim_key) as groups
from core.claim as claim
left join core.group_member as member on claim.claim_key = member.claim_key
left join core.claim_group as grouped on member.group_id = grouped.group_id
where claim.recorded_to is null and claim.claim_key not in (select claim_key from core.unsettled)
group by claim.claim_key
having count(grouped.group_id) <> 1
union all
select member.claim_key, 0 as groups
from core.group_member as member
left join core.claim as claim on member.claim_key = claim.claim_key
where (claim.claim_key is null or claim.recorded_to is not null) and member.claim_key not in (select claim_key from core.unsettled)
order by 1
