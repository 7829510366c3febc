-- The days on which current claims that came were reported.
--
-- Grain: one row a day
select claim.reported_day, count(*) as claims
from core.claim as claim
inner join dirty on claim.claim_key = dirty.claim_key
where claim.recorded_to is null
group by claim.reported_day
order by claim.reported_day
