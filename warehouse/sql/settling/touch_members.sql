-- Claims in one group with touched ones, and not touched yet.
insert into touched
with

member as (
    select * from core.group_member where reported_day in (select day from near_day)
)

select distinct
    comember.claim_key,
    comember.reported_day,
    touched.is_beside
from touched
inner join member on touched.claim_key = member.claim_key
inner join member as comember on member.group_id = comember.group_id
where comember.claim_key not in (select claim_key from touched)
