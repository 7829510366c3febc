-- Current claims with the evidence of each slot.
--
-- Grain:      one row per claim and piece of evidence
-- Parameter:  $id, the beginning of a claim_id
select
    claim.claim_id,
    claim.sentence,
    claim.span_start,
    claim.span_end,
    claim.type,
    claim.quantity_text,
    claim.unit,
    claim.region,
    claim.region_basis,
    claim.place_text,
    claim.time_text,
    claim.time_start,
    claim.time_end,
    claim.time_basis,
    claim.source_text,
    claim.source_kind,
    claim.source_basis,
    claim.factuality,
    claim.realis,
    claim.verification,
    claim.verified_by,
    claim.outlet,
    claim.reported_day,
    total.quantity_text as total_text,
    why.slot,
    why.span_start as evidence_start,
    why.span_end as evidence_end,
    why.rule,
    why.basis
from core.claim as claim
left join core.claim as total on claim.part_of = total.claim_key
left join unnest(claim.evidence) as piece(why) on true
where starts_with(claim.claim_id, $id) and claim.recorded_to is null
order by claim.claim_id, why.span_start, why.slot
