-- Claims that are linked to touched ones, and not touched yet. Their groups stand beside: they change only if a touched one joins.
insert into touched
with

link as (
    select one, other from core.claim_link where reported_day in (select day from near_day)
),

linked as (
    select link.other as claim_key from link inner join touched on link.one = touched.claim_key and not touched.is_beside
    union
    select link.one as claim_key from link inner join touched on link.other = touched.claim_key and not touched.is_beside
)

select
    claim.claim_key,
    claim.reported_day,
    true as is_beside
from linked
inner join core.claim as claim on linked.claim_key = claim.claim_key and claim.reported_day in (select day from near_day)
where linked.claim_key not in (select claim_key from touched)
