-- Groups that are new or gone, and those whose total's group may have changed with them.
create or replace temp table changed_group as
with

changed as (
    select * from old_group
    union all
    select * from core.claim_group where group_id in (select group_id from staged_member)
    union all
    select grouped.*
    from core.claim_group as grouped
    where grouped.group_id in (
        select member.group_id
        from core.claim as part
        inner join staged_member on part.part_of = staged_member.claim_key
        inner join core.group_member as member on part.claim_key = member.claim_key
    )
)

select distinct
    group_id,
    type,
    region,
    unit,
    entity_id,
    time_start,
    time_end,
    reported_day,
    event_day,
    factuality = 'CT-' or verification in ('denied', 'not_confirmed') as is_doubt
from changed
