-- Days whose rows by reported day are to be made anew: those of changed groups and of groups with other findings than before.
create or replace temp table dirty_day as
select reported_day as day from changed_group
union
select reported_day as day from moved_group
