-- The days of first report on which a claim may speak against a checked group.
create or replace temp table checked_day as
select grouped.reported_day + shift.days::integer as day
from core.claim_group as grouped
inner join checked_group on grouped.group_id = checked_group.group_id
cross join (select unnest([0, 14]) as days) as shift
