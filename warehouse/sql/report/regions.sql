-- Regions and countries that claims are about, with their names and how much there is.
--
-- Grain: one row a region or country; 'none' stands for claims that name neither
with

stated as (
    select coalesce(region, 'none') as region, country, count(*) as groups, max(reported_day) as last_day
    from core.claim_group
    group by all
    union all
    -- A claim may name a region that no group has settled on.
    select coalesce(region, 'none'), country, 0, max(reported_day)
    from core.claim
    where recorded_to is null
    group by all
),

counted as (
    select region, sum(groups) as groups, max(last_day) as last_day
    from stated
    where region <> coalesce(country, '')
    group by region
    union all
    select country, sum(groups), max(last_day) from stated where country is not null group by country
)

select
    counted.region as code,
    coalesce(region.country, split_part(counted.region, '-', 1)) as country,
    counted.groups::bigint as groups,
    counted.last_day,
    coalesce(region.name_nl, nullif(counted.region, 'none'), 'geen gebied') as nl,
    coalesce(region.name_en, nullif(counted.region, 'none'), 'no region') as en,
    coalesce(region.name_de, nullif(counted.region, 'none'), 'kein Gebiet') as de,
    coalesce(region.name_fr, nullif(counted.region, 'none'), 'aucune région') as fr,
    coalesce(region.name_uk, nullif(counted.region, 'none'), 'без регіону') as uk,
    coalesce(region.name_ru, nullif(counted.region, 'none'), 'без региона') as ru,
    region.latitude,
    region.longitude
from counted
left join core.region as region on counted.region = region.region
order by counted.region
