-- How many days of first report changed.
select count(distinct reported_day) from changed_group
