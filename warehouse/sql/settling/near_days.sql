-- The days within three of a touched claim's: linked claims, and members of one group, are that near to one another.
create or replace temp table near_day as
select distinct touched.reported_day + shift.days::integer as day
from (select distinct reported_day from touched) as touched
cross join range(-3, 4) as shift (days)
