-- The fifty claim groups that some outlets reported last.
-- Parameter: $keys
with

reported as (
    select claim.outlet as key, member.group_id, max(claim.reported_at) as reported_at
    from core.claim as claim
    inner join core.group_member as member on claim.claim_key = member.claim_key
    where claim.recorded_to is null and claim.outlet in (select unnest($keys::text[]))
    group by claim.outlet, member.group_id
)

select key, group_id::text as group_id
from reported
qualify row_number() over (partition by key order by reported_at desc, group_id) <= 50
order by key, reported_at desc, group_id
