-- The total that a claim is a part of is there, was read from the same text, and is of the same type.
-- Parameter: $since
select part.claim_key
from core.claim as part
left join core.claim as total
    on part.part_of = total.claim_key and part.revision_id = total.revision_id and part.type = total.type
where part.recorded_at >= $since and part.part_of is not null and total.claim_key is null
order by part.claim_key
