-- Groups that are new or gone, and those whose total's group may have changed with them.
create or replace temp table changed_group as
with

present as (
    select *
    from core.claim_group
    where reported_day in (select reported_day from staged_member) and group_id in (select group_id from staged_member)
),

-- Parts that are not touched themselves, of totals that are. Both are of one article, so of one day.
outlying as (
    select member.group_id
    from core.claim as part
    inner join staged_member on part.part_of = staged_member.claim_key and part.reported_day = staged_member.reported_day
    inner join core.group_member as member on part.claim_key = member.claim_key and part.reported_day = member.reported_day
    where part.recorded_to is null and part.claim_key not in (select claim_key from staged_member)
),

changed as (
    select * from old_group
    union all
    select * from present
    union all
    select * from core.claim_group where group_id in (select group_id from outlying)
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
    last_reported_at::date as last_day,
    event_day,
    factuality = 'CT-' or verification in ('denied', 'not_confirmed') as is_doubt
from changed
