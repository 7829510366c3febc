-- Every finding of the days that changed is about a group that is there, and rests on claims.
-- Parameter: $since
with

changed as (
    select day from marts.settled_day where changed_at >= $since
),

grouped as (
    select group_id
    from core.claim_group
    where reported_day between (select min(day) from changed) and (select max(day) from changed)
)

select finding.finding_id, finding.kind
from core.finding as finding
left join grouped on finding.group_id = grouped.group_id
where
    finding.reported_day in (select day from changed)
    and (grouped.group_id is null or len(finding.claim_keys) = 0)
order by finding.finding_id
