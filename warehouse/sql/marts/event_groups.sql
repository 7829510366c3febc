-- The groups of those days.
create or replace temp table day_group as
select
    grouped.event_day as day,
    grouped.*
from core.claim_group as grouped
where
    grouped.event_day between (select min(day) from dirty_day) and (select max(day) from dirty_day)
    and grouped.event_day in (select day from dirty_day)
