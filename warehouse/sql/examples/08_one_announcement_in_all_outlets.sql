-- How did the outlets word the announcement that most of them carry?
select
    claims.outlet,
    claims.language,
    claims.reported_at,
    claims.quantity,
    claims.bound,
    claims.evidence,
    claims.url
from core.group_member as member
-- With the day it is quick: claims are stored day by day.
inner join marts.claims as claims on member.claim_key = claims.claim_key and member.reported_day = claims.day
where member.group_id = (
    select group_id from core.claim_group order by outlets desc, claims desc, group_id limit 1
)
order by claims.reported_at, claims.outlet, claims.claim_key
