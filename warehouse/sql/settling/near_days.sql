-- The days within three of one on which a claim that came was reported.
create or replace temp table near_day as
select distinct claim.reported_day + shift.days::integer as day
from core.claim as claim
inner join dirty on claim.claim_key = dirty.claim_key
cross join range(-3, 4) as shift (days)
where claim.recorded_to is null
