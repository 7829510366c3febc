-- The claims of some days that came or went since the last settlement.
-- Parameters: $first, $last
create or replace temp table dirty as
select distinct claim_key, reported_day
from core.unsettled
where reported_day between $first and $last
