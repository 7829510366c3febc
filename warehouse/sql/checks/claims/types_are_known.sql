-- Every claim has a type of core.claim_type and a unit of core.unit or ISO 4217, and only where it counts something.
-- Parameter: $since
select claim.claim_key, claim.type, claim.unit
from core.claim as claim
left join core.claim_type as claim_type on claim.type = claim_type.type
left join core.unit as unit on claim.unit = unit.unit
where
    claim.recorded_at >= $since
    and (
        claim_type.type is null
        or (claim.unit is not null and unit.unit is null and not regexp_full_match(claim.unit, '[A-Z]{3}'))
        or (claim.unit is null) <> (claim.quantity_bound is null)
    )
order by claim.claim_key
