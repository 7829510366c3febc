-- Touched current claims that are linked, with what decides whether two groups may become one.
--
-- Grain: one row a claim, numbered from 0 by their keys: numbers are quicker to fetch than keys
create or replace temp table linked as
select
    row_number() over (order by claim.claim_key) - 1 as number,
    claim.claim_key,
    claim.reported_at,
    claim.part_of,
    lower(claim.sentence) as sentence,
    if(claim.is_generic, null, claim.entity_id) as entity_id,
    claim.source_kind,
    coalesce(claim.names, []) as names,
    claim.language,
    claim.quantity_value,
    claim.quantity_bound,
    claim.time_start,
    claim.time_end,
    case when claim.place_kind = 'settlement' then claim.geonames_id end as settlement
from sourced_claim as claim
inner join touched on claim.claim_key = touched.claim_key
where
    claim.recorded_to is null
    and claim.reported_day in (select reported_day from touched)
    and (
        claim.claim_key in (select one from core.claim_link where reported_day in (select day from near_day))
        or claim.claim_key in (select other from core.claim_link where reported_day in (select day from near_day))
    )
