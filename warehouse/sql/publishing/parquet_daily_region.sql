-- Claims per day, region, type and unit, of some days.
select *
from marts.daily_region
where day between getvariable('first_day') and getvariable('last_day') and day in (select day from wanted_day)
order by day, level, region, type, unit
