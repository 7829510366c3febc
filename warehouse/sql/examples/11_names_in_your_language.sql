-- The latest day's countries and regions by their Dutch names. (name_en, name_de, name_fr, name_uk and name_ru are there too.)
select
    coalesce(region.name_nl, daily.region) as gebied,
    daily.type,
    claim_type.crosswalk,
    daily.groups,
    daily.quantity_best,
    daily.unit
from marts.daily_region as daily
left join core.region as region on daily.region = region.region
inner join core.claim_type as claim_type on daily.type = claim_type.type
where daily.day = (select max(day) from marts.daily_region) and daily.level <> 'none'
order by daily.groups desc, gebied, daily.type, daily.unit
