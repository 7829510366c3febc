-- The claims whose group may change: those that came or went, and the members of their groups.
create or replace temp table touched as
select claim_key from dirty
union
select member.claim_key
from core.group_member as member
where member.group_id in (
    select seen.group_id from core.group_member as seen inner join dirty on seen.claim_key = dirty.claim_key
)
