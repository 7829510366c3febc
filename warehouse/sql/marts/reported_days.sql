-- Days whose rows by reported day are to be made anew: those of changed groups and of groups whose findings were looked at.
create or replace temp table dirty_day as
select reported_day as day from changed_group
union
select grouped.reported_day as day
from core.claim_group as grouped
inner join checked_group on grouped.group_id = checked_group.group_id
