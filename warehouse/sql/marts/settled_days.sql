-- The days of which something changed: a claim, a group first reported on it, or its findings.
create or replace temp table changed_day as
select reported_day as day from changed_group
union
select reported_day as day from moved_group
union
select reported_day as day from touched where not is_beside
