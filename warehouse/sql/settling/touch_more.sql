-- Claims that are linked to touched ones or in one group with them, and not touched yet.
insert into touched
with

member as (
    select * from core.group_member where reported_day in (select day from near_day)
),

link as (
    select one, other from core.claim_link where reported_day in (select day from near_day)
),

linked as (
    select link.other as claim_key from link inner join touched on link.one = touched.claim_key
    union
    select link.one as claim_key from link inner join touched on link.other = touched.claim_key
    union
    select comember.claim_key
    from touched
    inner join member on touched.claim_key = member.claim_key
    inner join member as comember on member.group_id = comember.group_id
)

select claim.claim_key, claim.reported_day
from linked
inner join core.claim as claim on linked.claim_key = claim.claim_key and claim.reported_day in (select day from near_day)
where linked.claim_key not in (select claim_key from touched)
