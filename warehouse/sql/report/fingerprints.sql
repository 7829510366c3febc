-- What each page is made of, as a number that changes whenever something on the page may have changed.
--
-- A day carries the settlement that changed it last; a page that rests on several days carries all of theirs.
--
-- Grain: one row a page
with

region_day as (
    select distinct coalesce(region, 'none') as region, reported_day as day from core.claim_group
    union
    select distinct country, reported_day from core.claim_group where country is not null
    union
    select distinct coalesce(region, 'none'), reported_day from core.claim where recorded_to is null
),

source_day as (
    select distinct entity_id::text as source, reported_day as day from core.claim_group where entity_id is not null
),

outlet_day as (
    select distinct outlet, reported_day as day from core.claim where recorded_to is null
)

select
    'day' as kind,
    day::text as key,
    md5(concat_ws(
        ' ',
        settlement,
        lag(day) over (order by day),
        lag(settlement) over (order by day),
        lead(day) over (order by day)
    )) as fingerprint
from marts.settled_day
union all
select 'region', region, bit_xor(hash(region_day.day, settled.settlement))::text
from region_day
inner join marts.settled_day as settled on region_day.day = settled.day
group by region
union all
select 'source', source, bit_xor(hash(source_day.day, settled.settlement))::text
from source_day
inner join marts.settled_day as settled on source_day.day = settled.day
group by source
union all
select 'outlet', outlet_day.outlet, bit_xor(hash(outlet_day.day, settled.settlement, outlet.homepage))::text
from outlet_day
inner join marts.settled_day as settled on outlet_day.day = settled.day
left join core.outlet as outlet on outlet_day.outlet = outlet.outlet
group by outlet_day.outlet
order by kind, key
