-- The claim groups that were first reported on some days.
-- Parameter: $keys
select reported_day::text as key, group_id::text as group_id
from core.claim_group
where reported_day in (select unnest($keys::date[]))
order by key, outlets desc, claims desc, first_reported_at, group_id
