-- Which claims does someone deny or not confirm, and who?
select
    claims.day,
    claims.region_name,
    claims.claim,
    claims.url
from marts.claims as claims
where claims.verification in ('denied', 'not_confirmed')
order by claims.day desc, claims.verification, claims.claim
limit 100
