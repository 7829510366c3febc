-- Groups that are to be made anew, as they were. All their claims are touched.
create or replace temp table old_group as
select grouped.*
from core.claim_group as grouped
where
    grouped.reported_day in (select reported_day from touched)
    and grouped.group_id in (
        select member.group_id
        from core.group_member as member
        inner join touched on member.claim_key = touched.claim_key and not touched.is_beside
        where member.reported_day in (select reported_day from touched)
    )
