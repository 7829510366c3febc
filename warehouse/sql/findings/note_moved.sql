-- Groups about which something else is found or said than before.
create or replace temp table moved_group as
with

moved as (
    (select group_id, content from noted except all select group_id, content from old_note)
    union all
    (select group_id, content from old_note except all select group_id, content from noted)
)

select grouped.group_id, grouped.reported_day, grouped.event_day
from core.claim_group as grouped
where
    grouped.reported_day between (select first from checked_span) and (select last from checked_span)
    and grouped.group_id in (select group_id from moved)
