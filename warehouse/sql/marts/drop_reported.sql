-- Make room for the new rows.
delete from marts.daily_region where day in (select day from dirty_day)
