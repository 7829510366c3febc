-- Between which days the claims of checked groups were reported.
--
-- Grain: one row
create or replace temp table checked_span as
select
    min(grouped.reported_day) as first,
    max(grouped.last_reported_at)::date as last
from core.claim_group as grouped
inner join checked_group on grouped.group_id = checked_group.group_id
