-- The groups of those days.
create or replace temp table day_group as
select
    grouped.reported_day as day,
    grouped.*
from core.claim_group as grouped
where
    grouped.reported_day between (select min(day) from dirty_day) and (select max(day) from dirty_day)
    and grouped.reported_day in (select day from dirty_day)
