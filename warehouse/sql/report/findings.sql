-- Findings of some days, and the latest twenty of some regions, with the claims that they rest on.
--
-- Grain:      one row a finding
-- Parameters: $days, $regions
with

wanted as (
    select finding_id from core.finding where reported_day in (select unnest($days::date[]))
    union
    select finding_id
    from core.finding
    where coalesce(region, 'none') in (select unnest($regions::text[]))
    qualify row_number() over (partition by region order by reported_day desc, finding_id) <= 20
),

found as (
    select * from core.finding where finding_id in (select finding_id from wanted)
),

rests_on as (
    select
        pair.finding_id,
        list(claim.claim_id order by pair.place) as claim_ids,
        list(claim.reported_day order by pair.place) as claim_days,
        list(coalesce(claim.region, 'none') order by pair.place) as claim_regions,
        list(claim.outlet order by pair.place) as claim_outlets
    from (
        select finding_id, unnest(claim_keys) as claim_key, generate_subscripts(claim_keys, 1) as place from found
    ) as pair
    inner join core.claim as claim on pair.claim_key = claim.claim_key and claim.recorded_to is null
    group by pair.finding_id
)

select
    found.finding_id::text as finding_id,
    found.reported_day as day,
    found.kind,
    found.statement,
    coalesce(found.region, 'none') as region,
    found.type,
    coalesce(claim_type.sentence, found.type) as label,
    coalesce(unit.one, found.unit) as one,
    coalesce(unit.many, found.unit) as many,
    found.expected,
    found.found,
    found.regions_overlap,
    found.group_id::text as group_id,
    coalesce(rests_on.claim_ids, []) as claim_ids,
    coalesce(rests_on.claim_days, []) as claim_days,
    coalesce(rests_on.claim_regions, []) as claim_regions,
    coalesce(rests_on.claim_outlets, []) as claim_outlets
from found
left join rests_on on found.finding_id = rests_on.finding_id
left join core.claim_type as claim_type on found.type = claim_type.type
left join core.unit as unit on found.unit = unit.unit
order by
    found.reported_day desc,
    list_position(
        ['parts_exceed_total', 'parts_below_total', 'revised', 'sources_disagree', 'denied', 'not_confirmed'], found.kind
    ),
    found.region,
    found.type,
    found.finding_id
