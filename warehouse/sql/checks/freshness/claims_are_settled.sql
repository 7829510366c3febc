-- Every claim that came or went is in the groups and aggregates.
-- Parameter: $before
select claim.claim_key, claim.recorded_at
from core.unsettled as unsettled
inner join core.claim as claim on unsettled.claim_key = claim.claim_key
where coalesce(claim.recorded_to, claim.recorded_at) < $before
order by claim.claim_key
