-- Between which days the claims of checked groups were reported.
--
-- Grain: one row
create or replace temp table checked_span as
select
    min(reported_day) as first,
    max(last_reported_at)::date as last
from checked_group
