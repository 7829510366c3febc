-- How did the outlets word the announcement that most of them carry?
select
    claims.outlet,
    claims.language,
    claims.reported_at,
    claims.quantity,
    claims.bound,
    claims.evidence,
    claims.url
from marts.claims as claims
where claims.group_id = (
    select group_id from core.claim_group order by outlets desc, claims desc, group_id limit 1
)
order by claims.reported_at, claims.outlet, claims.claim_key
