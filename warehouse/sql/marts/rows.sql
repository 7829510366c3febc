-- Claims per day, region, type and unit, from the groups of some days.
--
-- A country's row holds its regions' groups too, and leaves out those whose total is in the same row.
--
-- Grain: one row a (day, region, type, unit)
create or replace temp table day_row as
with

-- Each group in the row of its region, and in that of its country.
placed as (
    select
        day_group.*,
        case when region is null then 'none' when region = country then 'country' else 'region' end as level,
        region as row_region
    from day_group
    union all
    select
        day_group.*,
        'country' as level,
        country as row_region
    from day_group
    where region <> country
),

marked as (
    select
        placed.*,
        total.group_id is not null as is_part,
        dense_rank() over (order by placed.day, placed.row_region, placed.type, placed.unit) as row_id
    from placed
    left join placed as total
        on placed.part_of = total.group_id
        and placed.day = total.day
        and placed.row_region is not distinct from total.row_region
        and placed.type = total.type
        and placed.unit is not distinct from total.unit
),

-- The group whose figure stands for the row: undoubted ones first, then the one in most outlets, then the largest.
best as (
    select distinct on (row_id)
        row_id,
        day,
        row_region,
        type,
        unit,
        group_id,
        quantity_best
    from marked
    where quantity_best is not null and not is_part and row_region is not distinct from region
    order by row_id, verification = 'denied', is_hedged, outlets desc, quantity_best desc, group_id
),

bounds as (
    select
        row_id,
        min(coalesce(quantity_low, quantity_best)) as quantity_low,
        max(coalesce(quantity_high, quantity_best)) as quantity_high
    from marked
    where not is_part and row_region is not distinct from region
    group by row_id
),

-- A country without a figure of its own: its regions' figures added up, regions within regions left out.
summed as (
    select
        best.day,
        region.country as row_region,
        best.type,
        best.unit,
        sum(best.quantity_best) as quantity_best,
        sum(coalesce(bounds.quantity_low, best.quantity_best)) as quantity_low,
        sum(coalesce(bounds.quantity_high, best.quantity_best)) as quantity_high
    from best
    inner join bounds on best.row_id = bounds.row_id
    inner join (select distinct region, country from day_group) as region on best.row_region = region.region
    left join core.unit as unit on best.unit = unit.unit
    left join core.region as nested on best.row_region = nested.region
    left join best as wider
        on nested.parent = wider.row_region
        and nested.parent <> region.country
        and best.day = wider.day
        and best.type = wider.type
        and best.unit = wider.unit
    where region.region <> region.country and coalesce(unit.is_additive, true) and wider.row_region is null
    group by best.day, region.country, best.type, best.unit
),

carried as (
    select
        row_id,
        count(distinct article_id) as articles
    from (select row_id, unnest(article_ids) as article_id from marked) as article
    group by row_id
),

published as (
    select
        row_id,
        count(distinct outlet) as outlets
    from (select row_id, unnest(outlet_names) as outlet from marked) as outlet
    group by row_id
),

doubted as (
    select
        marked.row_id,
        count(*) as findings
    from marked
    inner join core.finding as finding
        on marked.group_id = finding.group_id
        and marked.reported_day = finding.reported_day
    group by marked.row_id
),

tally as (
    select
        row_id,
        day,
        level,
        row_region,
        country,
        type,
        unit,
        sum(claims)::bigint as mentions,
        count(*) filter (not is_part) as groups,
        count(*) filter (is_part) as parts,
        count(distinct entity_id) as sources,
        count(*) filter (verification = 'not_confirmed') as not_confirmed,
        count(*) filter (verification = 'denied') as denied,
        count(*) filter (is_hedged) as hedged
    from marked
    group by row_id, day, level, row_region, country, type, unit
)

select
    tally.day,
    tally.level,
    tally.row_region as region,
    tally.country,
    tally.type,
    tally.unit,
    tally.mentions,
    tally.groups,
    tally.parts,
    carried.articles,
    published.outlets,
    tally.sources,
    if(best.group_id is null and summed.row_region is not null, summed.quantity_low, bounds.quantity_low) as quantity_low,
    coalesce(best.quantity_best, summed.quantity_best) as quantity_best,
    if(best.group_id is null and summed.row_region is not null, summed.quantity_high, bounds.quantity_high) as quantity_high,
    case when best.group_id is not null then 'stated' when summed.quantity_best is not null then 'summed' end as quantity_basis,
    best.group_id as best_group,
    tally.not_confirmed,
    tally.denied,
    tally.hedged,
    coalesce(doubted.findings, 0) as findings
from tally
inner join carried on tally.row_id = carried.row_id
inner join published on tally.row_id = published.row_id
left join best on tally.row_id = best.row_id
left join bounds on tally.row_id = bounds.row_id
left join summed
    on tally.level = 'country'
    and tally.day = summed.day
    and tally.row_region = summed.row_region
    and tally.type = summed.type
    and tally.unit = summed.unit
left join doubted on tally.row_id = doubted.row_id
