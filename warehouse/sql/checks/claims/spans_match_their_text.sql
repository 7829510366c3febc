-- The text of the revision at a claim's span is the claim's sentence.
-- Parameter: $since
select claim.claim_key, claim.span_start, claim.span_end, claim.sentence
from core.claim as claim
inner join core.revision as revision on claim.revision_id = revision.revision_id
where
    claim.recorded_at >= $since
    and revision.text is not null
    and substring(revision.text, claim.span_start + 1, claim.span_end - claim.span_start) <> claim.sentence
order by claim.claim_key
