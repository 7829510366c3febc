-- Groups that are to be made anew, with their days.
create or replace temp table old_group as
select grouped.group_id, grouped.type, grouped.region, grouped.reported_day, grouped.event_day
from core.claim_group as grouped
where grouped.group_id in (
    select member.group_id from core.group_member as member inner join touched on member.claim_key = touched.claim_key
)
