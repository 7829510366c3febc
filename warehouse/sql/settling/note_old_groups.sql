-- Groups that are to be made anew, as they were.
create or replace temp table old_group as
select grouped.*
from core.claim_group as grouped
where grouped.group_id in (
    select member.group_id from core.group_member as member inner join touched on member.claim_key = touched.claim_key
)
