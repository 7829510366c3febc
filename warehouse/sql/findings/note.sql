-- What is found about the groups that are looked at anew, and what is said of them.
create or replace temp table noted as
select group_id, md5(finding::text) as content
from core.finding as finding
where
    group_id in (select group_id from changed_group)
    or group_id in (select group_id from checked_group)
union all
select group_id, verification as content
from core.claim_group
where
    reported_day between (select first from checked_span) and (select last from checked_span)
    and group_id in (select group_id from checked_group)
