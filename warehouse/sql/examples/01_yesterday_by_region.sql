-- What was reported on the latest day, by region?
select
    region,
    type,
    unit,
    mentions,
    outlets,
    quantity_low,
    quantity_best,
    quantity_high,
    not_confirmed,
    denied,
    findings
from marts.daily_region
where day = (select max(day) from marts.daily_region) and level <> 'country'
order by mentions desc, region, type, unit
