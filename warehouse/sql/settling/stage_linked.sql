-- Touched current claims that are linked, with what decides whether two groups may become one.
--
-- Grain: one row a claim, numbered from 0 by their keys: numbers are quicker to fetch than keys
create or replace temp table linked as
select
    row_number() over (order by claim.claim_key) - 1 as number,
    claim.claim_key,
    claim.reported_at,
    case when coalesce(entity.is_generic, true) then null else claim.entity_id end as entity_id,
    claim.source_kind,
    coalesce(alias.names, []) as names,
    claim.language,
    claim.quantity_value,
    claim.quantity_bound,
    claim.time_start,
    claim.time_end,
    claim.part_of,
    case when claim.place_kind = 'settlement' then claim.geonames_id end as settlement,
    lower(claim.sentence) as sentence
from core.claim as claim
inner join touched on claim.claim_key = touched.claim_key
left join core.source_entity as entity on claim.entity_id = entity.entity_id
left join core.source_alias as alias
    on claim.source_text = alias.source_text
    and claim.source_kind = alias.source_kind
    and coalesce(claim.country, '') = alias.country
where
    claim.recorded_to is null
    and claim.reported_day in (select reported_day from touched)
    and (
        claim.claim_key in (select one from core.claim_link where reported_day in (select day from near_day))
        or claim.claim_key in (select other from core.claim_link where reported_day in (select day from near_day))
    )
