-- Links among touched claims, the surest first.
select link.one, link.other, link.score
from core.claim_link as link
inner join touched on link.one = touched.claim_key
where link.reported_day in (select day from near_day)
order by link.score desc, link.one, link.other
