-- Claims linked to touched ones that are not touched yet.
insert into touched
select distinct linked.claim_key
from (
    select link.other as claim_key from core.claim_link as link inner join touched on link.one = touched.claim_key
    union all
    select link.one as claim_key from core.claim_link as link inner join touched on link.other = touched.claim_key
    union all
    select comember.claim_key
    from touched
    inner join core.group_member as member on touched.claim_key = member.claim_key
    inner join core.group_member as comember on member.group_id = comember.group_id
) as linked
where linked.claim_key not in (select claim_key from touched)
