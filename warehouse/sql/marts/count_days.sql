-- How many days changed.
select count(*) from changed_day
