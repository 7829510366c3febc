-- The days of which something changed: a claim, a group first reported on it, or its findings.
create or replace temp table changed_day as
select reported_day as day from changed_group
union
select reported_day as day from moved_group
union
select claim.reported_day as day
from core.claim as claim
inner join touched on claim.claim_key = touched.claim_key
