-- Claim groups with the words and the sentence of their best claim.
--
-- Grain:     one row a group
-- Parameter: $groups
select
    grouped.group_id::text as group_id,
    grouped.reported_day as day,
    coalesce(grouped.region, 'none') as region,
    grouped.type,
    coalesce(claim_type.sentence, grouped.type) as label,
    grouped.unit,
    coalesce(unit.one, grouped.unit) as one,
    coalesce(unit.many, grouped.unit) as many,
    grouped.quantity_low as low,
    grouped.quantity_best as best,
    grouped.quantity_high as high,
    grouped.quantity_bound as bound,
    grouped.factuality,
    grouped.realis,
    grouped.is_hedged,
    grouped.verification,
    grouped.time_start,
    grouped.time_end,
    grouped.first_reported_at,
    grouped.last_reported_at,
    grouped.first_outlet,
    grouped.outlets,
    grouped.outlet_names,
    grouped.articles,
    grouped.claims,
    entity.entity_id::text as entity_id,
    entity.name as source,
    entity.kind as source_kind,
    best.verified_by,
    best.sentence,
    best.language,
    best.place_name as place
from core.claim_group as grouped
inner join core.claim as best on grouped.best_claim = best.claim_key
left join core.source_entity as entity on grouped.entity_id = entity.entity_id
left join core.claim_type as claim_type on grouped.type = claim_type.type
left join core.unit as unit on grouped.unit = unit.unit
where grouped.group_id in (select unnest($groups::text[])::uuid)
order by grouped.outlets desc, grouped.claims desc, grouped.first_reported_at, grouped.group_id
