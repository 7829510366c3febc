-- Every finding is about a group that is there, and rests on claims that are there.
select finding.finding_id, finding.kind
from core.finding as finding
left join core.claim_group as grouped on finding.group_id = grouped.group_id
where grouped.group_id is null or len(finding.claim_keys) = 0
order by finding.finding_id
