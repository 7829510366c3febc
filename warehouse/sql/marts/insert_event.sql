-- The new rows.
insert into marts.daily_region_event by name
select * from day_row
order by day, level, region, type, unit
