-- The source entity and the region of every claim are known.
-- Parameter: $since
select claim.claim_key, claim.source_text, claim.region
from core.claim as claim
left join core.source_entity as entity on claim.entity_id = entity.entity_id
left join core.region as region on claim.region = region.region
where
    claim.recorded_at >= $since
    and (
        (claim.source_text is null) <> (entity.entity_id is null)
        -- Regions are handed in by the shell: a warehouse without any knows of none.
        or (claim.region is not null and region.region is null and exists (select 1 from core.region))
    )
order by claim.claim_key
