-- Every finding of the days that changed is about a group that is there, and rests on claims.
-- Parameter: $since
select finding.finding_id, finding.kind
from core.finding as finding
left join core.claim_group as grouped on finding.group_id = grouped.group_id
where
    finding.reported_day in (select day from marts.settled_day where changed_at >= $since)
    and (grouped.group_id is null or len(finding.claim_keys) = 0)
order by finding.finding_id
