-- Claims of groups first reported on some days that lie on the page of another day or region.
--
-- Grain:     one row a claim
-- Parameter: $days
select
    member.group_id::text as group_id,
    claim.claim_id,
    claim.reported_day as day,
    coalesce(claim.region, 'none') as region,
    claim.outlet
from core.claim_group as grouped
inner join core.group_member as member on grouped.group_id = member.group_id
inner join core.claim as claim on member.claim_key = claim.claim_key
where
    grouped.reported_day in (select unnest($days::date[]))
    and (claim.reported_day <> grouped.reported_day or claim.region is distinct from grouped.region)
order by member.group_id, claim.reported_at, claim.claim_key
