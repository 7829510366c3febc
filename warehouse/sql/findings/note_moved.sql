-- Groups about which something else is found or said than before.
create or replace temp table moved_group as
with

new_finding as (
    select group_id, md5(finding::text) as content
    from core.finding as finding
    where group_id in (select group_id from checked_group)
    union all
    select group_id, verification as content
    from core.claim_group
    where
        reported_day between (select first from checked_span) and (select last from checked_span)
        and group_id in (select group_id from checked_group)
),

moved as (
    (select group_id, content from new_finding except all select group_id, content from old_finding)
    union all
    (select group_id, content from old_finding except all select group_id, content from new_finding)
)

select grouped.group_id, grouped.reported_day, grouped.event_day
from core.claim_group as grouped
where
    grouped.reported_day between (select first from checked_span) and (select last from checked_span)
    and grouped.group_id in (select group_id from moved)
