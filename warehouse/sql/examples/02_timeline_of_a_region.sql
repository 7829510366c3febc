-- What happened in one region, day by day? (Put its ISO 3166-2 code in the place of UA-63.)
select
    day,
    type,
    quantity,
    unit,
    source,
    outlets,
    verification,
    evidence
from marts.region_timeline
where region = 'UA-63'
order by day desc, outlets desc, type, group_id
limit 100
