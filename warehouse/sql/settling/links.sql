-- Links among touched claims by the claims' numbers, the surest first.
select
    one.number as one,
    other.number as other,
    link.score
from core.claim_link as link
inner join linked as one on link.one = one.claim_key
inner join linked as other on link.other = other.claim_key
where link.reported_day in (select day from near_day)
order by link.score desc, one, other
