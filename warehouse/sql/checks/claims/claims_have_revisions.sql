-- Every claim was read from a revision, by an engine that is noted there.
-- Parameter: $since
select claim.claim_key
from core.claim as claim
left join core.revision as revision on claim.revision_id = revision.revision_id
left join core.engine_run as run on claim.revision_id = run.revision_id and claim.engine = run.engine
where claim.recorded_at >= $since and (revision.revision_id is null or run.revision_id is null)
order by claim.claim_key
