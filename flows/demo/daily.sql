-- The daily table by region: what was reported on which day about which region, the widest reported first.
--
-- Grain:      one row per (day, region, type, unit)
select
    daily.day,
    coalesce(region.name_en, daily.region) as region,
    daily.type,
    daily.quantity_best as best,
    case
        when daily.quantity_low < daily.quantity_high then
            format('{:g}–{:g}', daily.quantity_low, daily.quantity_high)
    end as range,
    daily.unit,
    daily.outlets,
    daily.not_confirmed + daily.denied as doubted,
    daily.findings
from marts.daily_region as daily
left join core.region as region on daily.region = region.region
where daily.level = 'region'
order by daily.outlets desc, daily.quantity_best is null, daily.mentions desc, daily.day, daily.region, daily.type, daily.unit
