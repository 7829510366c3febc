-- The groups of touched current claims: as linked, else each its own.
--
-- Grain: one row a claim
create or replace temp table staged_member as
select
    claim.claim_key,
    claim.reported_day,
    coalesce(batch.group_id::uuid, md5(claim.claim_key::text)::uuid) as group_id
from core.claim as claim
inner join touched on claim.claim_key = touched.claim_key and not touched.is_beside
left join batch on claim.claim_key = batch.claim_key::uuid
where claim.recorded_to is null and claim.reported_day in (select reported_day from touched where not is_beside)
