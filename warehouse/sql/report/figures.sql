-- Aggregates of some days, and the latest quarter of some regions, worded.
--
-- Grain:      one row per (day, region, type, unit)
-- Parameters: $days, $regions
with

wanted as (
    select * from marts.daily_region where day in (select unnest($days::date[]))
    union all
    select *
    from marts.daily_region
    where coalesce(region, 'none') in (select unnest($regions::text[]))
    qualify day > max(day) over (partition by region) - 92
)

select
    daily.day,
    daily.level,
    coalesce(daily.region, 'none') as region,
    daily.country,
    daily.type,
    coalesce(claim_type.sentence, daily.type) as label,
    daily.unit,
    coalesce(unit.one, daily.unit) as one,
    coalesce(unit.many, daily.unit) as many,
    daily.mentions,
    daily.groups,
    daily.articles,
    daily.outlets,
    daily.sources,
    daily.quantity_low as low,
    daily.quantity_best as best,
    daily.quantity_high as high,
    daily.quantity_basis as basis,
    daily.not_confirmed,
    daily.denied,
    daily.hedged,
    daily.findings,
    daily.best_group::text as best_group,
    coalesce(grouped.region, 'none') as best_region
from wanted as daily
left join core.claim_group as grouped on daily.best_group = grouped.group_id
left join core.claim_type as claim_type on daily.type = claim_type.type
left join core.unit as unit on daily.unit = unit.unit
order by daily.day, daily.outlets desc, daily.mentions desc, daily.quantity_best desc nulls last, daily.region, daily.type, daily.unit
